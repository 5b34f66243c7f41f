import { expect, test } from 'vitest'
import { keyCaps, type Press, pressedKey } from './pressedKey'

const press = (set: Partial<Press>): Press => ({
  key: '',
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...set,
})

test('a key is what it types, whether Caps Lock is on or not', () => {
  expect(pressedKey(press({ key: 'j', code: 'KeyJ' }))).toBe('j')
  expect(pressedKey(press({ key: 'J', code: 'KeyJ' }))).toBe('j')
  expect(pressedKey(press({ key: 'X', code: 'KeyX', shiftKey: true }))).toBe('shift+x')
  expect(pressedKey(press({ key: '/', code: 'Slash' }))).toBe('/')
  expect(pressedKey(press({ key: '?', code: 'Slash', shiftKey: true }))).toBe('?')
})

test('a Latin layout goes by what it types, not by where the key is', () => {
  expect(pressedKey(press({ key: 'a', code: 'KeyQ' })), 'AZERTY').toBe('a')
  expect(pressedKey(press({ key: '/', code: 'Digit7', shiftKey: true })), 'German').toBe('/')
})

test('a layout without Latin letters goes by where the key is', () => {
  expect(pressedKey(press({ key: 'о', code: 'KeyJ' })), 'Russian').toBe('j')
  expect(pressedKey(press({ key: 'Ч', code: 'KeyX', shiftKey: true }))).toBe('shift+x')
  expect(pressedKey(press({ key: '、', code: 'Slash' })), 'Chinese signs').toBe('/')
  expect(pressedKey(press({ key: '？', code: 'Slash', shiftKey: true }))).toBe('?')
  expect(pressedKey(press({ key: '！', code: 'Digit1', shiftKey: true }))).toBe('!')
})

test('what an input method is composing is no key', () => {
  expect(pressedKey(press({ key: 'j', code: 'KeyJ', isComposing: true }))).toBeUndefined()
  expect(pressedKey(press({ key: 'Process', code: 'KeyJ' }))).toBeUndefined()
  expect(pressedKey(press({ key: 'j', code: 'KeyJ', keyCode: 229 }))).toBeUndefined()
})

test('with a modifier it is the browser’s, and keys that type nothing are nobody’s', () => {
  for (const modifier of ['ctrlKey', 'metaKey', 'altKey'] as const)
    expect(pressedKey(press({ key: 'r', code: 'KeyR', [modifier]: true }))).toBeUndefined()
  for (const key of ['Enter', 'Escape', 'ArrowDown', 'Tab', 'Shift', 'F5', ' ']) expect(pressedKey(press({ key }))).toBeUndefined()
})

test('a key is shown as its cap', () => {
  expect(keyCaps('j')).toEqual(['J'])
  expect(keyCaps('shift+x')).toEqual(['⇧', 'X'])
  expect(keyCaps('+')).toEqual(['+'])
})
