// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import type { DryRun } from '~/domain/importPlan'

vi.mock('~/worker/client', () => ({ call: vi.fn(), endWorkers: vi.fn(), onChanged: () => () => undefined, openInWorkers: vi.fn() }))

const { useTurn } = await import('~/session/cache')
const { useWizard } = await import('./wizard')

const FOUND: DryRun = {
  rows: 1,
  added: 0,
  changed: 1,
  unchanged: 0,
  refusedRows: 0,
  refusedOrders: 0,
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
