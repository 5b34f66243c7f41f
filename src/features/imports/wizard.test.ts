// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import type { DryRun } from '~/domain/importPlan'

vi.mock('~/worker/client', () => ({ call: vi.fn(), endWorkers: vi.fn(), onChanged: () => () => undefined, openInWorkers: vi.fn() }))

const { useTurn } = await import('~/session/cache')
const { useWizard } = await import('./wizard')
const { createFileWizard } = await import('./fileWizard')

const FOUND: DryRun = {
  rows: 1,
  added: 0,
  changed: 1,
  unchanged: 0,
  refusedRows: 0,
  refusedOrders: 0,
  refused: [],
  lines: 1,
  kinds: {},
  notSale: {},
  credits: 0,
  unknownBuyers: 0,
  notices: [],
  changes: [{ number: '1', fields: [{ field: 'buyerName', before: 'Ava Thomas', after: 'Rosa Reed' }] }],
}

test('what a check has shown to one person is not left for the next', () => {
  useWizard.setState({ check: { is: 'done', found: FOUND } })
  useTurn.setState({ turn: 1 })
  expect(useWizard.getState().check).toEqual({ is: 'none' })
})

test('a file of any kind: another reading of it, or another person, forgets what was checked', async () => {
  const format = { kind: 'text', gzip: false, encoding: 'utf-8', delimiter: ',' } as const
  const wizard = createFileWizard<{ format: typeof format; match: string }, { added: number }, string>({
    dryRun: async () => ({ ok: true, value: { added: 1 } }),
    commit: async ({ added }) => ({ is: 'done', done: `added ${added}` }),
  })
  const file = new File(['a'], 'reviews.csv')
  expect(await wizard.take(file, async () => ({ ok: true, value: null }))).toBe('others')
  expect(await wizard.take(file, async () => ({ ok: true, value: { format, match: 'sku' } }))).toBe('taken')
  await wizard.check()
  expect(wizard.use.getState().check).toEqual({ is: 'done', found: { added: 1 } })
  wizard.set({ match: 'title' })
  await wizard.commit()
  expect(wizard.use.getState()).toMatchObject({ draft: { match: 'title' }, check: { is: 'none' }, commit: { is: 'none' } })
  await wizard.check()
  useTurn.setState({ turn: 2 })
  expect(wizard.use.getState().check).toEqual({ is: 'none' })
  await wizard.check()
  await wizard.commit()
  expect(wizard.use.getState().commit).toEqual({ is: 'done', done: 'added 1' })
})
