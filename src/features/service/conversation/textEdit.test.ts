import { describe, expect, it } from 'vitest'
import { asLink, continueList, replaced, toggleList, triggerAt } from './textEdit'

const entered = (text: string, at = text.length) => {
  const edit = continueList(text, at)
  return edit && replaced(text, edit)
}

describe('Enter in a list', () => {
  it('begins the next item, numbered on', () => {
    expect(entered('- one')).toBe('- one\n- ')
    expect(entered('Hello\n9. nine')).toBe('Hello\n9. nine\n10. ')
  })
  it('ends the list in an empty item', () => expect(entered('- one\n- ')).toBe('- one\n'))
  it('is a plain Enter elsewhere, and before the marker', () => {
    expect(entered('one')).toBeUndefined()
    expect(entered('- one', 0)).toBeUndefined()
    expect(entered('2026. year')).toBeUndefined()
  })
  it('cuts an item in two where the caret is within', () => expect(entered('- one two', 5)).toBe('- one\n-  two'))
})

describe('the list buttons', () => {
  it('make lines a list, change its kind, and take it off again', () => {
    const text = 'a\nb'
    const bullets = replaced(text, toggleList(text, [0, 3], 'bullets'))
    expect(bullets).toBe('- a\n- b')
    const numbers = replaced(bullets, toggleList(bullets, [0, bullets.length], 'numbers'))
    expect(numbers).toBe('1. a\n2. b')
    expect(replaced(numbers, toggleList(numbers, [0, numbers.length], 'numbers'))).toBe(text)
  })
  it('touch whole lines only, and no others', () => {
    const text = 'a\nb c\nd'
    expect(replaced(text, toggleList(text, [4, 4], 'bullets'))).toBe('a\n- b c\nd')
  })
})

describe('a link', () => {
  it('is made of the selected words, with its address to be typed', () => {
    const edit = asLink('see here', [4, 8], 'text')
    const text = replaced('see here', edit)
    expect(text).toBe('see [here](https://)')
    expect(text.slice(...edit.select)).toBe('https://')
  })
  it('is made of a selected address, with its words to be typed', () => {
    const edit = asLink('https://a.example', [0, 17], 'text')
    const text = replaced('https://a.example', edit)
    expect(text).toBe('[text](https://a.example)')
    expect(text.slice(...edit.select)).toBe('text')
  })
})

describe('a sign at the start of a word', () => {
  it('opens the list, with what is typed after it', () => {
    expect(triggerAt('/', 1, '/')).toEqual({ from: 0, typed: '' })
    expect(triggerAt('Hi /tha', 7, '/')).toEqual({ from: 3, typed: 'tha' })
    expect(triggerAt('您好/dh', 5, '/')).toEqual({ from: 2, typed: 'dh' })
    expect(triggerAt('see @li', 7, '@')).toEqual({ from: 4, typed: 'li' })
  })
  it('is nothing within a word, an address or a path', () => {
    expect(triggerAt('and/or', 6, '/')).toBeUndefined()
    expect(triggerAt('https://a', 9, '/')).toBeUndefined()
    expect(triggerAt('/a b', 4, '/')).toBeUndefined()
    expect(triggerAt('me@li', 5, '@')).toBeUndefined()
  })
})
