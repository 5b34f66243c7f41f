// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScrollBox } from './ScrollBox'

let resized: () => void
let width: number

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback
      }
      observe = () => resized()
      disconnect = () => undefined
    },
  )
  vi.spyOn(HTMLElement.prototype, 'scrollWidth', 'get').mockImplementation(() => width)
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const box = () => screen.getByRole('group', { name: 'Pivot' })
const show = () =>
  render(
    <ScrollBox label="Pivot">
      <table />
    </ScrollBox>,
  )

test('a table that fits its box is no tab stop, and nothing hints at more', () => {
  width = 300
  show()
  expect(box().tabIndex).toBe(-1)
  expect(box().parentElement?.dataset).toEqual({})
})

test('a wider one is a tab stop and says on which side there is more', () => {
  width = 700
  show()
  expect(box().tabIndex).toBe(0)
  expect(box().parentElement?.dataset).toMatchObject({ wide: 'true', after: 'true' })
  box().scrollLeft = 400
  fireEvent.scroll(box())
  expect(box().parentElement?.dataset).toMatchObject({ wide: 'true', before: 'true' })
  expect(box().parentElement?.dataset.after).toBeUndefined()
})

test('a higher one says that there is more below, until its end is in sight', () => {
  width = 300
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(900)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(300)
  show()
  expect(box().tabIndex).toBe(0)
  expect(box().parentElement?.dataset).toEqual({ below: 'true' })
  box().scrollTop = 600
  fireEvent.scroll(box())
  expect(box().parentElement?.dataset).toEqual({})
  expect(box().tabIndex).toBe(0)
})

test('it notices when the table has become narrower', () => {
  width = 700
  show()
  width = 200
  act(() => resized())
  expect(box().tabIndex).toBe(-1)
})
