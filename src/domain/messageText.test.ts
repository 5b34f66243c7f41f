import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../../tests/runs'
import { type Block, type Inline, type Line, type MessageTree, parseMessage, picturesIn, plainMessage, writeMessage } from './messageText'

const text = (said: string): Inline => ({ kind: 'text', text: said })
const paragraph = (...lines: string[]): Block => ({ kind: 'paragraph', lines: lines.map((line) => [text(line)]) })

/** Signs that mean something, words, and what looks like something else. */
const sign = fc.constantFrom(
  '[', ']', '(', ')', '!', '\\', '- ', '• ', '1. ', '12. ', '](', '![', '(attachment:a1)', '(https://a.example)', 'https://a.example/b?c=1', 'http://', 'javascript:alert(1)',
  'mailto:a@b.example', '<script>', '&amp;', '\n', '\n\n', '\r\n', '  ', '　', '你好', '订单', 'word', 'h', 'H',
) // prettier-ignore
const anyText = fc.array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 24 }).map((parts) => parts.join(''))

const wordy = (least: number) =>
  fc
    .array(fc.oneof(fc.constantFrom('[', ']', '(', ')', '!', '\\', '- ', '1. ', ' ', '你好', 'word', 'h', '.'), fc.string({ unit: 'grapheme', maxLength: 3 })), { minLength: least, maxLength: 8 })
    .map((parts) => parts.join('').replaceAll(/[\r\n]/g, ' '))
    .filter((said) => !/https?:\/\//i.test(said)) // prettier-ignore
const href = fc.constantFrom('https://a.example/b?c=1', 'http://b.example', 'mailto:a@b.example')
const inline: fc.Arbitrary<Inline> = fc.oneof(
  wordy(1).map(text),
  fc.record({ kind: fc.constant('link' as const), text: fc.oneof(wordy(0), href), href }),
  fc.record({ kind: fc.constant('image' as const), alt: wordy(0), file: fc.constantFrom('a1', 'b-2_c') }),
)

/** As a tree has its lines: nothing empty, nothing blank at the ends, neighbouring texts one. */
function tidy(parts: readonly Inline[]): Line {
  const joined: Inline[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'text' && last?.kind === 'text') joined[joined.length - 1] = text(last.text + part.text)
    else joined.push(part)
  }
  const ends = joined.map((part, i) => {
    if (part.kind !== 'text') return part
    const left = i === 0 ? part.text.trimStart() : part.text
    return text(i === joined.length - 1 ? left.trimEnd() : left)
  })
  return ends.filter((part) => part.kind !== 'text' || (part.text !== '' && !/https?:\/\//i.test(part.text)))
}
const line = fc.array(inline, { minLength: 1, maxLength: 4 }).map(tidy).filter((parts) => parts.length > 0) // prettier-ignore
const lines = fc.array(line, { minLength: 1, maxLength: 4 })
const block: fc.Arbitrary<Block> = fc.oneof(
  lines.map((all): Block => ({ kind: 'paragraph', lines: all })),
  lines.map((all): Block => ({ kind: 'bullets', lines: all })),
  fc.tuple(fc.integer({ min: 0, max: 990 }), lines).map(([from, all]): Block => ({ kind: 'numbers', from, lines: all })),
)

const words = (said: string) => said.match(/[\p{L}\p{N}]+/gu) ?? []

describe('a message', () => {
  it('has paragraphs, lists, links and pictures', () => {
    expect(
      parseMessage('Hello\nAnna\n\n- one\n- two\n3. three\n4. four\nSee [our page](https://a.example/x) ![dent](attachment:k1)'),
    ).toEqual([
      paragraph('Hello', 'Anna'),
      { kind: 'bullets', lines: [[text('one')], [text('two')]] },
      { kind: 'numbers', from: 3, lines: [[text('three')], [text('four')]] },
      {
        kind: 'paragraph',
        lines: [
          [
            text('See '),
            { kind: 'link', text: 'our page', href: 'https://a.example/x' },
            text(' '),
            { kind: 'image', alt: 'dent', file: 'k1' },
          ],
        ],
      },
    ] satisfies MessageTree)
  })

  it('links a web address less the sign that ends its sentence, and leaves Chinese around it alone', () => {
    expect(parseMessage('请看https://a.example/b。谢谢 http://c.example.')).toEqual([
      {
        kind: 'paragraph',
        lines: [
          [
            text('请看'),
            { kind: 'link', text: 'https://a.example/b', href: 'https://a.example/b' },
            text('。谢谢 '),
            { kind: 'link', text: 'http://c.example', href: 'http://c.example' },
            text('.'),
          ],
        ],
      },
    ])
  })

  it.each(['[x](javascript:alert(1))', '[x](data:text/html,1)', '[x](/orders)', '<img src=x onerror=alert(1)>', '![x](https:/a b)'])(
    'takes %s for the text that it is',
    (said) => expect(parseMessage(said)).toEqual([paragraph(said)]),
  )

  it('keeps what a customer types as typed: paths, years, prices', () => {
    for (const said of ['C:\\new\\a', '2026. Then', '-5 °C', '1.5 kg', 'a \\ b', '[好的]'])
      expect(plainMessage(parseMessage(said))).toBe(said)
  })

  it('never links anything but a page or an e-mail, whatever is written', () => {
    fc.assert(
      fc.property(anyText, (said) => {
        for (const part of parseMessage(said).flatMap(({ lines: all }) => all.flat()))
          if (part.kind === 'link') expect(part.href).toMatch(/^(https?:\/\/|mailto:)/i)
      }),
      { numRuns: runs(500) },
    )
  })

  it('keeps every word as plain text', () => {
    fc.assert(
      fc.property(anyText, (said) => {
        const kept = new Set(words(plainMessage(parseMessage(said)).toLowerCase()))
        for (const word of words(said.replaceAll(/\(attachment:[\w-]+\)|\(mailto:/gi, '(').toLowerCase())) expect([...kept].some((each) => each.includes(word))).toBe(true)
      }),
      { numRuns: runs(500) },
    ) // prettier-ignore
  })

  it('is read as it was written, whatever the tree', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (tree) => {
        expect(parseMessage(writeMessage(tree))).toEqual(tree)
      }),
      { numRuns: runs(800) },
    )
  })

  it('is settled after one writing, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (said) => {
        const tree = parseMessage(said)
        expect(parseMessage(writeMessage(tree))).toEqual(tree)
      }),
      { numRuns: runs(800) },
    )
  })

  it('tells the pictures that stand in it', () => {
    expect(picturesIn(parseMessage('a ![b](attachment:k1)\n\n- ![](attachment:k2)'))).toEqual(['k1', 'k2'])
  })
})
