// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { forgetPlaces, leftAt, rememberPlace, rememberSelection, selectionOf } from './gridMemory'

const view = '{"q":"13800000000"}'

test('after an erasure nothing is left of what lists were searched for', () => {
  rememberPlace(view, { top: 400, left: 0, active: { row: 10, col: 1 } })
  rememberSelection(view, { all: true, except: new Set() })
  dispatchEvent(new Event('pagehide'))
  expect(JSON.stringify({ ...sessionStorage })).toContain('13800000000')
  forgetPlaces()
  dispatchEvent(new Event('pagehide'))
  expect(leftAt(view)).toBeUndefined()
  expect(selectionOf(view)).toBeUndefined()
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('13800000000')
})
