import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageRow } from '~/domain/ticket'
import { runs } from '../../tests/runs'
import { aTicket } from '../../tests/tickets'
import { foldText } from './foldText'
import { FoldedTexts, inOneLine } from './foldedTexts'
import { excerptOf } from './ticketExcerpt'
import { TicketIndex } from './ticketIndex'
import { searchWords, TicketSearch } from './ticketSearch'

const PIECES = [
  '退',
  '货',
  '退货',
  '满减',
  '优惠券',
  'Refund',
  'refund',
  'SF12',
  '34567',
  '13812345678',
  'İ',
  '……',
  '，',
  'ＡＢＣ',
  ' ',
  '\n',
  'a',
  'ß',
  '😀',
]
const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 8 }).map((parts) => parts.join(''))

interface Said {
  ticket: number
  at: number
  text: string
}

/** A search that looks at every text, one by one. */
function naive(subjects: readonly string[], said: readonly Said[], words: readonly string[]) {
  const holds = (whole: string) => words.every((word) => foldText(inOneLine(whole)).includes(word))
  return [
    ...subjects.flatMap((subject, ticket) => (holds(subject) ? [{ ticket: `t${ticket}`, key: '', at: 500 }] : [])),
    ...said.flatMap((each, at) => (holds(each.text) ? [{ ticket: `t${each.ticket}`, key: `m${at}`, at: each.at }] : [])),
  ]
}

describe('texts that are folded', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const folded = new FoldedTexts(texts)
        expect(texts.map((_, at) => folded.textAt(at))).toEqual(texts.map(inOneLine))
        expect(texts.map((_, at) => folded.foldedAt(at))).toEqual(texts.map((each) => foldText(inOneLine(each))))
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('the search over all that was said', () => {
  it('finds what a look at every text finds, the newest first', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 5 }),
        fc.array(fc.record({ ticket: fc.nat(4), at: fc.nat(1000), text }), { maxLength: 20 }),
        fc.array(fc.record({ ticket: fc.nat(4), at: fc.nat(1000), text }), { maxLength: 5 }),
        text,
        fc.integer({ min: 1, max: 8 }),
        async (subjects, first, later, typed, limit) => {
          const index = new TicketIndex()
          const search = new TicketSearch(index.columns)
          const rows = index.change(subjects.map((subject, at) => aTicket({ key: `t${at}`, subject, createdAt: 500 })))
          const within = (said: readonly Said[]) => said.filter(({ ticket }) => ticket < subjects.length)
          const all = [...within(first), ...within(later)]
          const messageAt = ({ ticket, ...each }: Said, at: number): MessageRow => ({
            ...each,
            key: `m${at}`,
            ticket: `t${ticket}`,
            from: 'customer',
            note: false,
          })
          const tell = (said: readonly Said[], only?: ReadonlySet<number>) =>
            search.change(
              rows.flatMap((row, ticket) =>
                only && !only.has(ticket)
                  ? []
                  : [{ row, messages: said.map(messageAt).filter((message) => message.ticket === `t${ticket}`) }],
              ),
            )
          tell(within(first))
          tell(all, new Set(within(later).map(({ ticket }) => ticket)))
          const words = searchWords(typed)
          if (words.length === 0) return
          const marks = new Uint8Array(index.columns.size).fill(1)
          const ask = { words, marks }
          const wanted = naive(subjects, all, words).sort(
            (one, other) => other.at - one.at || (one.ticket < other.ticket ? -1 : one.ticket > other.ticket ? 1 : 0),
          )
          const { places, total } = search.first(ask, limit)
          expect(places.map(({ block, at }) => block.at[at])).toEqual(wanted.slice(0, limit).map(({ at }) => at))
          if (total !== undefined) expect(total).toBe(wanted.length)
          const whole = search.first(ask, 1000)
          expect(whole.places.map(({ row, block, at }) => `${index.columns.keys[row]} ${block.keyAt(at)}`).sort()).toEqual(
            wanted.map(({ ticket, key }) => `${ticket} ${key}`).sort(),
          )
          expect(await search.count(ask, new AbortController().signal)).toEqual({
            messages: wanted.length,
            tickets: new Set(wanted.map(({ ticket }) => ticket)).size,
          })
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('marks what was found in the text around it', () => {
    const { excerpt, marks } = excerptOf('我要退货，Refund please', searchWords('退货 refund'))
    expect(marks.map(([from, to]) => excerpt.slice(from, to))).toEqual(['退货', 'Refund'])
    const long = excerptOf(`${'长'.repeat(400)}优惠券`, ['优惠券'])
    expect(long.excerpt.startsWith('…')).toBe(true)
    expect(long.marks.map(([from, to]) => long.excerpt.slice(from, to))).toEqual(['优惠券'])
  })
})
