// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { forgetPlaces, leftAt, rememberPlace, rememberSelection, selectionOf } from './gridMemory'

const kept = () => Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.getItem(sessionStorage.key(i) ?? '')).join('\n')

const view = '{"q":"13800000000"}'

test('after an erasure nothing is left of what lists were searched for', () => {
  rememberPlace(view, { top: 400, left: 0, active: { row: 10, col: 1 } })
  rememberSelection(view, { all: true, except: new Set() })
  dispatchEvent(new Event('pagehide'))
  expect(kept()).toContain('13800000000')
  forgetPlaces()
  dispatchEvent(new Event('pagehide'))
  expect(leftAt(view)).toBeUndefined()
  expect(selectionOf(view)).toBeUndefined()
  expect(kept()).not.toContain('13800000000')
})
