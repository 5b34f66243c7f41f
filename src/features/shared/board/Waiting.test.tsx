// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommerceError } from '~/commerce/errors'
import { setLanguage } from '~/lib/i18n'
import { DEFAULT_VIEW } from './view'

const worker = vi.hoisted(() => ({ call: vi.fn(), askReport: vi.fn() }))
vi.mock('~/worker/client', () => ({ call: worker.call }))
vi.mock('~/worker/reports', () => ({ askReport: worker.askReport }))
const { useKpi, useReport } = await import('./queries')
const { Panel } = await import('./Panel')
const { Stale, Waiting } = await import('./Waiting')

const asked = { from: 0, to: 7, scope: DEFAULT_VIEW.scope }

function Kpi() {
  const answer = useKpi({ ...asked, metrics: ['orders'] })
  return <section aria-label="orders">{answer.data ? `${answer.data.totals.orders?.value} orders` : <Waiting asked={answer} />}</section>
}

function Report() {
  const answer = useReport('funnel', asked)
  return <section aria-label="funnel">{answer.data ? 'steps' : <Waiting asked={answer} />}</section>
}

/** The two panels on one board, as session/cache.ts has it: what nobody handles goes to the boundary of the page. */
function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, throwOnError: true } } })
  render(
    <QueryClientProvider client={client}>
      <Kpi />
      <Report />
    </QueryClientProvider>,
  )
}

beforeEach(async () => {
  await setLanguage('en')
  worker.call.mockResolvedValue({ version: 1, totals: { orders: { value: 12 } }, beside: {} })
  worker.askReport.mockResolvedValue({ ok: false, why: 'noTraffic' })
})
afterEach(() => {
  cleanup()
  worker.call.mockReset()
  worker.askReport.mockReset()
})

const panel = (name: string) => within(screen.getByRole('region', { name }))

test('a question that fails is told in its own panel; the others have their figures', async () => {
  worker.askReport.mockRejectedValue(new CommerceError('unavailable', 'no such column'))
  show()
  await panel('orders').findByText('12 orders')
  const trouble = await panel('funnel').findByRole('alert')
  expect(trouble.textContent).toContain('These figures could not be worked out. No data was lost.')
})

test('trying again asks only what has failed', async () => {
  worker.askReport.mockRejectedValueOnce(new CommerceError('unavailable', 'no such column'))
  show()
  await userEvent.click(await panel('funnel').findByRole('button', { name: 'Try again' }))
  await panel('funnel').findByText('steps')
  expect(worker.askReport).toHaveBeenCalledTimes(2)
  expect(worker.call).toHaveBeenCalledTimes(1)
})

test('a figure that fails does not take the board with it', async () => {
  worker.call.mockRejectedValue(new CommerceError('unavailable', 'no such column'))
  show()
  await panel('funnel').findByText('steps')
  expect(await panel('orders').findByRole('alert')).toBeDefined()
})

test('figures that cannot be brought up to date stay, and say so', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const Tiles = () => {
    const answer = useKpi({ ...asked, metrics: ['orders'] })
    return (
      <section aria-label="tiles">
        {answer.data?.totals.orders?.value} orders
        <Stale asked={answer} />
      </section>
    )
  }
  render(
    <QueryClientProvider client={client}>
      <Tiles />
    </QueryClientProvider>,
  )
  await panel('tiles').findByText('12 orders')
  worker.call.mockRejectedValueOnce(new CommerceError('unavailable', 'no such column'))
  await act(() => client.invalidateQueries())
  const trouble = await panel('tiles').findByRole('alert')
  expect(trouble.textContent).toContain('They are those of before.')
  expect(panel('tiles').getByText('12 orders')).toBeDefined()
  await userEvent.click(panel('tiles').getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(panel('tiles').queryByRole('alert')).toBeNull())
})

test('a panel that cannot be drawn says so in its place; the others stand, and it can be tried again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  let broken = true
  const Broken = () => {
    if (broken) throw new Error('a cell without a row')
    return <p>drawn</p>
  }
  render(
    <>
      <Panel>
        <Broken />
      </Panel>
      <Panel>
        <p>the others</p>
      </Panel>
    </>,
  )
  expect(screen.getByRole('alert').textContent).toContain('These figures could not be worked out.')
  expect(screen.getByText('the others')).toBeDefined()
  broken = false
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('drawn')).toBeDefined()
  vi.restoreAllMocks()
})

test('what a role may not see is said without a way to ask again', async () => {
  worker.askReport.mockRejectedValue(new CommerceError('forbidden', 'not for agents'))
  show()
  await panel('funnel').findByText('Your role does not show these figures.')
  expect(panel('funnel').queryByRole('button')).toBeNull()
})
