// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useCellKeys } from './useCellKeys'

afterEach(cleanup)

/** A triangle, as cohorts are: row 0 has the most cells. */
function Cells({ widths }: { widths: readonly number[] }) {
  const keys = useCellKeys(widths)
  return (
    <div role="grid" tabIndex={-1} onKeyDown={keys.onKeyDown}>
      {widths.map((width, row) =>
        Array.from({ length: width }, (_, column) => (
          <button type="button" key={`${row} ${column}`} {...keys.cell(row, column)}>
            {`${row} ${column}`}
          </button>
        )),
      )}
    </div>
  )
}

const stops = () => screen.getAllByRole('button').filter(({ tabIndex }) => tabIndex === 0)
const focus = (name: string) => act(() => screen.getByRole('button', { name }).focus())
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(document.activeElement ?? document.body, { key })
}

test('arrow keys go from cell to cell and stay within each row', () => {
  render(<Cells widths={[3, 2, 1]} />)
  focus('0 0')
  press('ArrowRight', 'ArrowRight', 'ArrowDown')
  expect(document.activeElement?.textContent).toBe('1 1')
  press('ArrowDown', 'ArrowDown', 'ArrowLeft')
  expect(document.activeElement?.textContent).toBe('2 0')
})

test('there is one tab stop, and still is when the table has become smaller', () => {
  const { rerender } = render(<Cells widths={[3, 3, 3]} />)
  focus('2 2')
  expect(stops().map(({ textContent }) => textContent)).toEqual(['2 2'])
  rerender(<Cells widths={[2]} />)
  expect(stops().map(({ textContent }) => textContent)).toEqual(['0 1'])
})
