import { afterEach, describe, expect, it } from 'vitest'
import type { JournalEntry } from '~/domain/command'
import { defaultRules } from '~/domain/import/presets'
import { setLanguage, translate } from '~/lib/i18n'
import { makeFormat } from '~/ui/format'
import { journalMessages } from './journalMessages'
import { importCountsOf, isFirst, sentenceOf } from './journalSentence'

const t = translate(journalMessages)
const format = makeFormat({ locale: 'en', zone: 'UTC', currency: 'GBP' })

type Told = 'kind' | 'args'
/** Each field once: a hundred kinds of args met with themselves are ten thousand, and take a quarter of all type checking. */
const anEntry = (entry: Pick<JournalEntry, Told> & Partial<Omit<JournalEntry, Told>>): JournalEntry => ({
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
const counted = {
  fileName: 'may.csv',
  bytes: 9,
  rules: defaultRules('generic', { zone: 'UTC', currency: 'GBP' }),
  added: 1200,
  changed: 3,
  unchanged: 0,
  refusedRows: 0,
  lines: 4000,
}
const imported = anEntry({ kind: 'orders.import', args: counted })

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

describe('what is told of people and their work', () => {
  const change = (field: string, before: string, after: string) => ({ table: 'tasks', key: 'k', field, before, after })
  const task = (changes: JournalEntry['changes'], set: object) =>
    sentenceOf(anEntry({ kind: 'task.set', args: { key: 'k', set }, changes, subject: 'Call', touches: ['task/k', 'order/7'] }), t)

  it('tells a new task from one that is ticked off, reopened or changed', () => {
    expect(task([change('title', '', 'Call'), change('createdAt', '', '1')], { title: 'Call' })).toBe('Added the task "Call"')
    expect(task([change('doneAt', '', '5')], { doneAt: 5 })).toBe('Ticked off the task "Call"')
    expect(task([change('doneAt', '5', '')], { doneAt: undefined })).toBe('Reopened the task "Call"')
    expect(task([change('dueAt', '', '5')], { dueAt: 5 })).toBe('Changed the task "Call"')
  })

  it('tells who came, went, and got another role; naming the first owner adds nobody', () => {
    const person = (key: string, changes: JournalEntry['changes'], set: object) =>
      sentenceOf(anEntry({ kind: 'person.set', args: { key, set }, changes, subject: 'Li' }), t)
    const added = [change('name', '', 'Li'), change('role', '', 'agent'), change('active', '', 'true')]
    expect(person('li', added, { name: 'Li' })).toBe('Added Li to the people')
    expect(person('owner', added, { name: 'Li' })).toBe('Changed the person Li')
    expect(person('li', [change('active', 'true', 'false')], { active: false })).toBe('Deactivated Li')
    expect(person('li', [change('active', 'false', 'true')], { active: true })).toBe('Reactivated Li')
    expect(person('li', [change('role', 'agent', 'owner')], { role: 'owner' })).toBe('Changed the role of Li')
  })

  it('names the record of a comment and a file, and a customer by the opaque id alone', async () => {
    const on = 'order/7' as const
    const comment = { on, text: 'x', at: 1, who: 'li' }
    expect(sentenceOf(anEntry({ kind: 'comment.add', args: { key: 'k', set: comment }, touches: [on] }), t)).toBe('Commented on order 7')
    const gone = [change('name', 'a.png', '')]
    expect(sentenceOf(anEntry({ kind: 'attachment.remove', args: { key: 'k' }, changes: gone, touches: [on] }), t)).toBe(
      'Removed the attachment a.png from order 7',
    )
    const reveal = anEntry({ kind: 'personal.reveal', args: { on: 'customer/0abc' } })
    expect(sentenceOf(reveal, t)).toBe('Looked at the personal data of customer 0abc')
    await setLanguage('zh-CN')
    expect(sentenceOf(reveal, t)).toBe('查看了客户 0abc 的个人信息')
    expect(sentenceOf(anEntry({ kind: 'customer.erase', args: { customer: '0abc', orders: 3 } }), t)).toBe('抹去了客户 0abc 的个人信息')
  })

  it('an undo of an undo brings the step back', () => {
    const undone = anEntry({ id: 'u', kind: 'undo', args: { command: 'one' }, undoes: 'one', undone: imported })
    expect(sentenceOf(anEntry({ id: 'r', kind: 'undo', args: { command: 'u' }, undoes: 'u', undone }), t)).toBe(
      'Brought back: Imported may.csv',
    )
  })
})

describe('importCountsOf', () => {
  it('says the counts, and the refused rows only where there are some', () => {
    expect(importCountsOf(imported, t, format)).toBe('1,200 orders added, 3 changed, 0 unchanged, 4,000 lines in all')
    const some = anEntry({ kind: 'orders.import', args: { ...counted, refusedRows: 2 } })
    expect(importCountsOf(some, t, format)).toMatch(/, 2 rows refused$/)
    expect(importCountsOf(anEntry({ kind: 'undo', args: { command: 'x' } }), t, format)).toBeUndefined()
  })
})
