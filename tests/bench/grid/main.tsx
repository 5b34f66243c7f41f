import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import '~/ui/base.css'
import { useOrderColumns } from '~/features/orders/columns'
import { usePages, type PagesOptions } from '~/features/shared/pages'
import type { OrderRow } from '~/store/lists'
import { DataGrid } from '~/ui/DataGrid'

/** The grid of the orders screen, its columns and its paging, over 100,000 rows that come a moment after they are asked for, as from the worker. */
const TOTAL = 100_000
const LATE_MS = 2

const order = (index: number): OrderRow => ({
  number: `${500_000 + index}`,
  type: 'sale',
  state: index % 7 === 0 ? 'refunded' : 'paid',
  placedAt: Date.UTC(2024, 0, 1) + index * 600_000,
  buyer: `Buyer ${index % 12_000}`,
  customer: `${index % 12_000}`,
  channel: ['Taobao', 'Tmall', 'Douyin', 'Shopify'][index % 4],
  region: ['Zhejiang', 'Guangdong', 'Jiangsu'][index % 3],
  currency: 'CNY',
  total: 990_000 + index,
  refunded: 0,
  units: 1 + (index % 5),
  lines: 1 + (index % 3),
})

const list: PagesOptions<OrderRow> = {
  queryKey: ['bench', 'orders', 'list', {}],
  fetch: async (offset, limit, signal) => {
    await new Promise((late) => setTimeout(late, LATE_MS))
    signal.throwIfAborted()
    // A worker's answer is a copy.
    return structuredClone({
      items: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, i) => order(offset + i)),
      total: TOTAL,
      version: 1,
    })
  },
}

const open = () => undefined

function Bench() {
  const { total, rowAt, onRange, busy } = usePages(list)
  const { columns, phoneRow } = useOrderColumns()
  return (
    <div style={{ height: '100vh' }}>
      <DataGrid
        name="bench"
        label="Orders"
        columns={columns}
        total={total}
        rowAt={rowAt}
        rowKey={({ number }) => number}
        onRange={onRange}
        fetch={list.fetch}
        onOpen={open}
        phoneRow={phoneRow}
        empty=""
        busy={busy}
        viewKey="bench"
      />
    </div>
  )
}

const root = document.querySelector('#root')
if (root)
  createRoot(root).render(
    <MemoryRouter>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity } } })}>
        <Bench />
      </QueryClientProvider>
    </MemoryRouter>,
  )
