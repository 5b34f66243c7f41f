import { describe, expect, it } from 'vitest'
import type { Macro } from '~/domain/desk'
import { ACTION_KINDS, changedFields, faultOf, foundMacros, freshAction, insertedAt, tidyMacro } from './macroEdit'

const macro = (set: Partial<Macro> = {}): Macro => ({ key: 'm', name: 'Hello', short: 'hi', text: { en: 'Hi' }, actions: [], ...set })

describe('a macro that is edited', () => {
  it('keeps no language that says nothing and no empty choice', () => {
    expect(tidyMacro(macro({ text: { zh: ' ', en: 'Hi' }, queues: [], note: false }))).toEqual(macro())
  })

  it('sends what was changed, emptied fields among it', () => {
    expect(changedFields(macro({ queues: ['returns'] }), macro({ name: 'Hey' }))).toEqual({ name: 'Hey', queues: undefined })
  })

  it('may be given its short name with the slash that finds it', () => {
    expect(faultOf(macro({ short: ' /hi' }), [macro()])).toBeUndefined()
    expect(faultOf(macro({ key: 'n', short: 'HI' }), [macro()])).toMatchObject({ rule: 'macro.taken' })
  })

  it('takes a variable where the caret is', () => {
    expect(insertedAt('Hello , hi', 6, 6, '{{customer.name}}')).toEqual({ text: 'Hello {{customer.name}}, hi', caret: 23 })
    expect(insertedAt('abc', 0, 3, 'x')).toEqual({ text: 'x', caret: 1 })
  })

  it('is found by any of its words', () => {
    const all = [macro(), macro({ key: 'n', name: '查物流', short: 'wl', text: { zh: '您的包裹' } })]
    expect(foundMacros(all, '/wl').map(({ key }) => key)).toEqual(['n'])
    expect(foundMacros(all, '包裹 物流')).toHaveLength(1)
    expect(foundMacros(all, '')).toHaveLength(2)
  })

  it('can do each of its actions', () => {
    for (const kind of ACTION_KINDS) expect(freshAction(kind).kind).toBe(kind)
  })
})
