import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fillMacro, languageOfText, unknownIn } from './macroText'

test('what is known is put in, what is not stays to be seen', () => {
  const text = fillMacro('Hi {{customer.name}}, {{ order.tracking }} is at {{order.carrier}}', { 'customer.name': 'Anna', 'order.tracking': 'SF1' })
  expect(text).toBe('Hi Anna, SF1 is at {{order.carrier}}')
  expect(unknownIn(text)).toEqual([{ name: 'order.carrier', from: 19, to: 36 }])
}) // prettier-ignore

test('a value is text, not a pattern, and is not filled again', () => {
  expect(fillMacro('{{a}}', { a: '$& {{b}}', b: 'x' })).toBe('$& {{b}}')
  expect(fillMacro('{{toString}}', {})).toBe('{{toString}}')
})

test('with every variable known nothing is left, whatever the text around', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('{{a}}', '{{ b }}'),
          fc.string().filter((said) => !/[{}]/.test(said)),
        ),
      ),
      (parts) => {
        expect(unknownIn(fillMacro(parts.join(''), { a: '1', b: '2' }))).toEqual([])
      },
    ),
  )
})

test('the customer is answered in the language of their words', () => {
  expect(languageOfText('你好，order 1')).toBe('zh')
  expect(languageOfText('Where is it?')).toBe('en')
  expect(languageOfText('12 ?')).toBeUndefined()
})
