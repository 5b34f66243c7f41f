// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Column, DataGridProps, Selected } from './gridTypes'

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
// The parts that come when they are first wanted: here they are there at once.
await Promise.all([import('./GridBar'), import('./GridPopup')])

interface Mug {
  sku: string
  units: number
}

const columns: Column<Mug>[] = [
  { key: 'sku', title: 'SKU', width: 100, sortable: true, render: ({ sku }) => sku, copy: ({ sku }) => sku },
  { key: 'units', title: 'Units', width: 80, align: 'right', render: ({ units }) => units, copy: ({ units }) => units },
]
const mug = (index: number): Mug => ({ sku: `MUG-${index}`, units: index })
const onOpen = vi.fn()
const onRange = vi.fn()
const onSort = vi.fn()

const screenOf = (props: Partial<DataGridProps<Mug>> = {}) => (
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
      viewKey={view}
      {...props}
    />
  </MemoryRouter>
)

const start = (props: Partial<DataGridProps<Mug>> = {}) => render(screenOf(props))

const grid = () => screen.getByRole('grid', { name: 'Mugs' })
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '')

// A list that was left is as it was when the reader is back: each test has its own.
let view = ''
beforeEach(() => {
  phone = false
  view = crypto.randomUUID()
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
    ).toEqual(['', 'MUG-0', '0'])
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

const box = (name: string) => within(screen.getByText(name).closest<HTMLElement>('[role=row]') ?? document.body).getByRole('checkbox')
const chosen = () => document.querySelectorAll('[role=row][aria-selected=true]').length
const bar = () => screen.findByRole('toolbar')
const keys = (text: string) => userEvent.keyboard(text)

describe('keys', () => {
  it('arrows move from cell to cell, Enter opens the row', async () => {
    start()
    grid().focus()
    await keys('{ArrowDown}{ArrowDown}{ArrowUp}{ArrowRight}')
    expect(active()?.textContent).toBe('MUG-1')
    await keys('{End}')
    expect(active()?.textContent).toBe('1')
    await keys('{Enter}')
    expect(onOpen).toHaveBeenCalledWith(mug(1))
  })

  it('Enter opens the row that has just got the focus, from its box too; Space selects it', async () => {
    start()
    grid().focus()
    await keys(' {Enter}')
    expect(chosen()).toBe(1)
    expect(onOpen).toHaveBeenCalledWith(mug(0))
  })

  it('never leave the list', async () => {
    start({ total: 3 })
    grid().focus()
    await keys('{Control>}{End}{/Control}{ArrowDown}')
    expect(active()?.textContent).toBe('2')
    await keys('{ArrowRight}{ArrowDown}')
    expect(active()?.textContent).toBe('2')
  })

  it('a row that is not here yet does not open', async () => {
    start({ rowAt: () => undefined })
    grid().focus()
    await keys('{ArrowRight}{Enter}')
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('reach the header: Enter sorts, the menu key opens the column and a choice of it is carried out', async () => {
    start()
    grid().focus()
    await keys('{ArrowUp}{ArrowRight}')
    expect(active()?.getAttribute('role')).toBe('columnheader')
    await keys('{Enter}')
    expect(onSort).toHaveBeenCalledWith('sku')
    await keys('{Shift>}{F10}{/Shift}')
    await userEvent.click(await screen.findByRole('menuitem', { name: /Sort ascending/ }))
    expect(onSort).toHaveBeenLastCalledWith('sku', false)
    expect(document.activeElement).toBe(grid())
  })

  it('move and size a column; the columns are as delivered again after a reset', async () => {
    start()
    const titles = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
    expect(titles()).toEqual(['', 'SKU↓', 'Units', ''])
    grid().focus()
    await keys('{ArrowUp}{ArrowRight}{Control>}{ArrowRight}{/Control}')
    expect(titles()).toEqual(['', 'Units', 'SKU↓', ''])
    expect(active()?.textContent).toBe('SKU↓')
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }))
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Units' }))
    expect(titles()).toEqual(['', 'SKU↓', ''])
    await userEvent.click(screen.getByRole('button', { name: 'Reset to default' }))
    expect(titles()).toEqual(['', 'SKU↓', 'Units', ''])
  })
})

describe('a selection', () => {
  it('is made with Space, drawn out and back in with Shift, and cleared with Esc', async () => {
    start()
    grid().focus()
    await keys(' {Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}')
    expect((await bar()).textContent).toContain('3 of 100,000 selected')
    expect(chosen()).toBe(3)
    await keys('{Escape}')
    expect(screen.queryByRole('toolbar')).toBeNull()
    expect(chosen()).toBe(0)
  })

  it('reaches rows that are not here', async () => {
    const fetch = vi.fn((offset: number, limit: number) =>
      Promise.resolve({ items: Array.from({ length: limit }, (_, i) => mug(offset + i)), total: 5000 }),
    )
    start({ total: 5000, rowAt: (index) => (index < 20 ? mug(index) : undefined), fetch })
    grid().focus()
    await keys(' {Control>}{Shift>}{End}{/Shift}{/Control}')
    await waitFor(() => expect(screen.getByRole('toolbar').textContent).toContain('5,000 of 5,000 selected'))
    expect(fetch).toHaveBeenCalled()
  })

  it('of all that match is no list of keys, and may leave some out', async () => {
    const seen = vi.fn<(selected: Selected<Mug>) => null>(() => null)
    start({ renderActions: seen })
    grid().focus()
    await keys('{Control>}a{/Control}')
    await userEvent.click(box('MUG-2'))
    expect((await bar()).textContent).toContain('99,999 of 100,000 selected')
    expect(seen.mock.lastCall?.[0].selection).toEqual({ all: true, except: new Set(['MUG-2']) })
    expect(await seen.mock.lastCall?.[0].rows(3)).toEqual([mug(0), mug(1), mug(3)])
    await userEvent.click(screen.getByRole('button', { name: /Select all 100,000/ }))
    expect(screen.getByRole('toolbar').textContent).toContain('100,000 of 100,000 selected')
    await userEvent.click(screen.getByRole('button', { name: 'Clear' }))
    expect(document.activeElement).toBe(grid())
  })

  it('is made with the pointer: boxes, Ctrl, Shift; and opens nothing', async () => {
    start()
    const user = userEvent.setup()
    await user.click(box('MUG-1'))
    await user.keyboard('{Shift>}')
    await user.click(screen.getByText('MUG-4'))
    await user.keyboard('{/Shift}{Control>}')
    await user.click(screen.getByText('MUG-2'))
    await user.keyboard('{/Control}')
    expect((await bar()).textContent).toContain('3 of 100,000 selected')
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('does not outlive the filter, but the order', async () => {
    const { rerender } = start({ viewKey: 'red by sku', matchKey: 'red' })
    await userEvent.click(box('MUG-1'))
    await bar()
    rerender(screenOf({ viewKey: 'red by units', matchKey: 'red' }))
    expect(screen.getByRole('toolbar')).toBeTruthy()
    rerender(screenOf({ viewKey: 'blue by units', matchKey: 'blue' }))
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  it('goes to the clipboard as a table', async () => {
    const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    vi.stubGlobal('ClipboardItem', undefined)
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: write }, configurable: true })
    start()
    grid().focus()
    await keys(' {Shift>}{ArrowDown}{/Shift}{Control>}c{/Control}')
    await waitFor(() => expect(write).toHaveBeenCalledWith('SKU\tUnits\r\nMUG-0\t0\r\nMUG-1\t1'))
  })
})

describe('the pointer', () => {
  it('opens a row, and sorts by a header', async () => {
    start()
    await userEvent.click(screen.getByText('MUG-2'))
    expect(onOpen).toHaveBeenCalledWith(mug(2))
    await userEvent.click(screen.getByRole('button', { name: /^SKU/ }))
    expect(onSort).toHaveBeenCalledWith('sku')
    expect(onOpen).toHaveBeenCalledTimes(1)
  })

  it('held on a phone begins a selection, in which a press toggles', async () => {
    phone = true
    start()
    expect(screen.queryByRole('checkbox')).toBeNull()
    fireEvent.pointerDown(screen.getByText('MUG-1'), { button: 0 })
    await new Promise((done) => setTimeout(done, 500))
    fireEvent.pointerUp(screen.getByText('MUG-1'))
    fireEvent.click(screen.getByText('MUG-1'))
    await bar()
    fireEvent.click(screen.getByText('MUG-3'))
    expect(screen.getByRole('toolbar').textContent).toContain('2 of 100,000 selected')
    expect(onOpen).not.toHaveBeenCalled()
  })
})

it('gives a text that is cut in full under the pointer, and only while it is there', () => {
  const wide = vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockReturnValue(900)
  start()
  const [cut, fits] = [screen.getByText('MUG-1'), screen.getByText('MUG-2')]
  fireEvent.pointerOver(cut, { pointerType: 'mouse' })
  expect(cut.title).toBe('MUG-1')
  wide.mockReturnValue(800)
  fireEvent.pointerOver(fits, { pointerType: 'mouse' })
  expect([cut.title, fits.title]).toEqual(['', ''])
  wide.mockRestore()
})

it('says what is wrong with a row', () => {
  start({ trouble: ({ units }) => (units === 1 ? 'No price' : undefined) })
  expect(screen.getByText('No price').closest('[role=row]')?.getAttribute('data-index')).toBe('1')
})
