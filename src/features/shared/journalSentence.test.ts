import { afterEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '~/domain/command'
import { defaultRules } from '~/domain/import/presets'
import { setLanguage, translate } from '~/lib/i18n'
import { makeFormat } from '~/ui/format'
import { journalMessages } from './journalMessages'
import { importCountsOf, isFirst, sentenceOf } from './journalSentence'

const t = translate(journalMessages)
const format = makeFormat({ locale: 'en', zone: 'UTC', currency: 'GBP' })

const anEntry = (entry: Pick<JournalEntry, 'kind' | 'args'> & Partial<JournalEntry>): JournalEntry => ({
  seq: 1,
  id: 'one',
  who: 'owner',
  at: 0,
  changes: [],
  changed: 0,
  touches: [],
  undoable: true,
  ...entry,
})
const change = (field: string, before: string, after: string) => ({ table: 'settings', key: 'shop', field, before, after })
const imported = anEntry({
  kind: 'orders.import',
  args: {
    fileName: 'may.csv',
    bytes: 9,
    rules: defaultRules('generic', { zone: 'UTC', currency: 'GBP' }),
    added: 1200,
    changed: 3,
    unchanged: 0,
    refusedRows: 0,
    lines: 4000,
  },
})

afterEach(() => setLanguage('en'))

describe('sentenceOf', () => {
  const first = anEntry({
    kind: 'shop.set',
    args: { zone: 'Europe/London', currency: 'GBP' },
    changes: [change('zone', '', 'Europe/London'), change('currency', '', 'GBP')],
  })

  it("says what a shop's first settings are, in both languages, and strikes nothing out", async () => {
    expect(sentenceOf(first, t)).toBe('Set up the shop: Time zone Europe/London, Currency GBP')
    expect(isFirst(first)).toBe(true)
    await setLanguage('zh-CN')
    expect(sentenceOf(first, t)).toBe('首次设定店铺：时区 Europe/London，货币 GBP')
  })

  it('tells a later change from the first', () => {
    const later = anEntry({ kind: 'shop.set', args: { currency: 'EUR' }, changes: [change('currency', 'GBP', 'EUR')] })
    expect(sentenceOf(later, t)).toBe('Changed the shop settings')
    expect(isFirst(later)).toBe(false)
  })

  it('names the record', () => {
    expect(sentenceOf(anEntry({ kind: 'order.note', args: { number: 'C12', note: 'x' } }), t)).toBe('Changed the note of order C12')
    expect(sentenceOf(anEntry({ kind: 'product.edit', args: { sku: 'MUG-1', set: {} } }), t)).toBe('Changed product MUG-1')
    expect(sentenceOf(imported, t)).toBe('Imported may.csv')
  })

  it('says what an undo took back, where the journal still has it', () => {
    const undo = anEntry({ id: 'two', kind: 'undo', args: { command: 'one' }, undoes: 'one' })
    expect(sentenceOf({ ...undo, undone: imported }, t)).toBe('Undid: Imported may.csv')
    expect(sentenceOf(undo, t)).toBe('Undid an earlier step')
  })
})

describe('importCountsOf', () => {
  it('says the counts, and the refused rows only where there are some', () => {
    expect(importCountsOf(imported, t, format)).toBe('1,200 orders added, 3 changed, 0 unchanged, 4,000 lines in all')
    const some = anEntry({ ...imported, args: { ...imported.args, refusedRows: 2 } })
    expect(importCountsOf(some, t, format)).toMatch(/, 2 rows refused$/)
    expect(importCountsOf(anEntry({ kind: 'undo', args: { command: 'x' } }), t, format)).toBeUndefined()
  })
})
