// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Column, DataGridProps } from './gridTypes'

let phone = false
vi.stubGlobal('matchMedia', () => ({
  get matches() {
    return phone
  },
  addEventListener: () => {},
  removeEventListener: () => {},
}))
// Nothing is laid out here: the grid is told that ten rows of 40 px are in sight.
vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(400)
vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800)
const { DataGrid } = await import('./DataGrid')

interface Mug {
  sku: string
  units: number
}

const columns: Column<Mug>[] = [
  { key: 'sku', title: 'SKU', width: 100, sortable: true, render: ({ sku }) => sku },
  { key: 'units', title: 'Units', width: 80, align: 'right', render: ({ units }) => units },
]
const mug = (index: number): Mug => ({ sku: `MUG-${index}`, units: index })
const onOpen = vi.fn()
const onRange = vi.fn()
const onSort = vi.fn()

function start(props: Partial<DataGridProps<Mug>> = {}) {
  render(
    <MemoryRouter>
      <DataGrid
        name="mugs"
        label="Mugs"
        columns={columns}
        total={100_000}
        rowAt={mug}
        rowKey={({ sku }) => sku}
        onRange={onRange}
        fetch={(offset, limit) => Promise.resolve({ items: Array.from({ length: limit }, (_, i) => mug(offset + i)), total: 100_000 })}
        onOpen={onOpen}
        sort={{ key: 'sku', descending: true }}
        onSort={onSort}
        phoneRow={({ sku, units }) => ({ title: sku, figure: units })}
        empty="No mugs"
        viewKey="all"
        {...props}
      />
    </MemoryRouter>,
  )
}

const grid = () => screen.getByRole('grid', { name: 'Mugs' })
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')

beforeEach(() => {
  phone = false
})
afterEach(() => {
  cleanup()
  vi.clearAllMocks()
})

describe('a long list', () => {
  it('draws what is in sight, and tells readers of all', () => {
    start()
    expect(grid().getAttribute('aria-rowcount')).toBe('100001')
    expect(screen.getAllByRole('row').length).toBeLessThan(40)
    const [head, first] = screen.getAllByRole('row')
    expect(within(head).getByRole('columnheader', { name: /SKU/ }).getAttribute('aria-sort')).toBe('descending')
    expect(first.getAttribute('aria-rowindex')).toBe('2')
    expect(
      within(first)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['MUG-0', '0'])
    expect(onRange).toHaveBeenCalledWith(0, expect.any(Number))
  })

  it('keeps the place of rows that are on their way', () => {
    start({ rowAt: () => undefined })
    expect(screen.queryByText(/MUG/)).toBeNull()
    expect(screen.getAllByRole('row').length).toBeGreaterThan(5)
  })

  it('says that it is empty, and nothing else', () => {
    start({ total: 0 })
    expect(screen.queryByRole('grid')).toBeNull()
    expect(screen.getByText('No mugs')).toBeTruthy()
  })

  it('has two lines a row on a phone, without a header', () => {
    phone = true
    start()
    expect(screen.queryByRole('columnheader')).toBeNull()
    expect(grid().getAttribute('aria-rowcount')).toBe('100000')
    expect(screen.getAllByRole('row')[0].getAttribute('aria-rowindex')).toBe('1')
  })
})

describe('keys', () => {
  it('arrows move the row, Enter opens it', async () => {
    start()
    grid().focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
    expect(active()?.getAttribute('aria-rowindex')).toBe('3')
    await userEvent.keyboard('{Enter}')
    expect(onOpen).toHaveBeenCalledWith(mug(1))
  })

  it('never leave the list', async () => {
    start({ total: 3 })
    grid().focus()
    await userEvent.keyboard('{ArrowUp}')
    expect(active()?.getAttribute('aria-rowindex')).toBe('2')
    await userEvent.keyboard('{End}{ArrowDown}')
    expect(active()?.getAttribute('aria-rowindex')).toBe('4')
  })

  it('a row that is not here yet does not open', async () => {
    start({ rowAt: () => undefined })
    grid().focus()
    await userEvent.keyboard('{Enter}')
    expect(onOpen).not.toHaveBeenCalled()
  })
})

describe('the pointer', () => {
  it('opens a row, and sorts by a header', async () => {
    start()
    await userEvent.click(screen.getByText('MUG-2'))
    expect(onOpen).toHaveBeenCalledWith(mug(2))
    await userEvent.click(screen.getByRole('button', { name: /SKU/ }))
    expect(onSort).toHaveBeenCalledWith('sku')
    expect(onOpen).toHaveBeenCalledTimes(1)
  })
})
