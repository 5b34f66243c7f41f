import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conflictOf, keysOf, SERVICE_ACTIONS, SERVICE_KEYS, toChosen, withKey, APP_KEYS } from './actions'

test('as delivered no two actions share a key, and none takes one of the app', () => {
  const keys = Object.values(SERVICE_KEYS)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys.filter((key) => APP_KEYS.includes(key))).toEqual([])
})

test('a key that another action or the app has is refused, a free one is not', () => {
  expect(conflictOf({}, 'reply', 'n')).toEqual({ with: 'note' })
  expect(conflictOf({}, 'reply', 'g')).toEqual({ with: 'app' })
  expect(conflictOf({}, 'reply', '?')).toEqual({ with: 'app' })
  expect(conflictOf({}, 'reply', 'r')).toBeUndefined()
  expect(conflictOf({}, 'reply', 'q')).toBeUndefined()
  expect(conflictOf({ note: 'q' }, 'reply', 'n'), 'note has left it').toBeUndefined()
})

test('what is as delivered is not kept', () => {
  expect(withKey({}, 'reply', 'q')).toEqual({ reply: 'q' })
  expect(withKey({ reply: 'q' }, 'reply', 'r')).toEqual({})
})

test('whatever was kept, a map of keys comes of it in which no two actions share one', () => {
  const kept = fc.dictionary(
    fc.oneof(fc.constantFrom(...SERVICE_ACTIONS), fc.string()),
    fc.oneof(fc.constantFrom(...Object.values(SERVICE_KEYS), 'q', 'w', 'g', '?'), fc.anything()),
  )
  fc.assert(
    fc.property(kept, (found) => {
      const keys = Object.values(keysOf(toChosen(found)))
      expect(new Set(keys).size).toBe(SERVICE_ACTIONS.length)
      expect(keys.filter((key) => APP_KEYS.includes(key))).toEqual([])
    }),
  )
  for (const broken of [undefined, null, 'x', 3, []]) expect(toChosen(broken)).toEqual({})
})
