import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { BusinessCalendar, Desk, SlaPolicy } from '~/domain/desk'
import { DESK, defaultDesk, defaultMacros } from '~/domain/deskDefaults'
import { DeskShop } from '../../tests/deskShop'
import { readDesk, readMacros } from './deskRow'
import { readLate, readSolvedLongAgo } from './deskDue'

const HOUR = 3_600_000
let shop: DeskShop
beforeEach(async () => {
  shop = await DeskShop.open()
})

const set = (changes: Partial<Omit<Desk, 'key'>>, who = 'owner') => shop.run({ kind: 'desk.set', args: { set: changes } }, who)
const policy = (changes: Partial<SlaPolicy> = {}): SlaPolicy => ({ key: 'p', name: 'P', calendar: '', within: { first: 30 }, ...changes })
const calendar = (changes: Partial<BusinessCalendar> = {}): BusinessCalendar => ({ ...defaultDesk('en', 'UTC').calendars[0], ...changes })

describe('how the desk works', () => {
  it('is what is usual in the shop’s language and zone until somebody sets it; then all of it is written down', async () => {
    await shop.db.desk.clear()
    await shop.db.settings.put({ key: 'shop', zone: 'Asia/Shanghai', currency: 'CNY' })
    expect(await readDesk(shop.db)).toEqual(defaultDesk('zh', 'Asia/Shanghai'))
    expect(await set({ autoAssign: true })).toMatchObject({ ok: true })
    expect(await shop.db.desk.get(DESK)).toEqual({ ...defaultDesk('zh', 'Asia/Shanghai'), autoAssign: true })
  })

  it('closes nothing by itself once somebody has said so', async () => {
    expect((await readDesk(shop.db)).closeAfter).toBeGreaterThan(0)
    await set({ closeAfter: undefined, autoAssign: undefined })
    const { closeAfter, autoAssign } = await readDesk(shop.db)
    expect([closeAfter, autoAssign]).toEqual([undefined, undefined])
  })

  it('sets the targets of what is open anew, and leaves what is over as it was measured', async () => {
    await shop.asks('open')
    await shop.asks('over')
    shop.later(60)
    await shop.reply('over', 'Done', 'solved')
    const over = await shop.ticket('over')
    const before = await shop.all()
    const done = await set({ policies: [policy()] })
    expect(await shop.ticket('open')).toMatchObject({ dueAt: shop.now - HOUR / 2, sla: { policy: 'p', running: [{ of: 'first' }] } })
    expect(await shop.ticket('over')).toEqual(over)
    if (done.ok) await shop.undo(done.commandId, 'owner')
    expect(await shop.all()).toEqual(before)
  })

  it('goes back with the targets of tickets that have come since', async () => {
    const done = await set({ policies: [policy()] })
    await shop.asks('new')
    expect((await shop.ticket('new')).sla?.policy).toBe('p')
    if (done.ok) await shop.undo(done.commandId, 'owner')
    expect((await shop.ticket('new')).sla?.policy).toBe('rest')
  })

  it('is for owners and operators to set', async () => {
    expect(await set({ autoAssign: true }, 'ann')).toMatchObject({ refusal: { why: 'forbidden' } })
  })

  it('is refused where it makes no sense, with what is wrong by name', async () => {
    const [main] = defaultDesk('en', 'UTC').calendars
    const wrong: [Partial<Desk>, object][] = [
      [{ policies: [policy({ name: ' ' })] }, { rule: 'desk.noName' }],
      [{ policies: [policy({ within: {} })] }, { rule: 'desk.noTarget', facts: { name: 'P' } }],
      [{ policies: [policy({ within: { first: 1.5 } })] }, { rule: 'desk.number' }],
      [{ policies: [policy({ calendar: 'gone' })] }, { rule: 'desk.calendarUsed', facts: { name: 'P' } }],
      [{ policies: [policy({ escalateTo: 'gone' })] }, { rule: 'desk.person' }],
      [{ calendars: [], policies: [policy({ calendar: 'main' })] }, { rule: 'desk.calendarUsed' }],
      [{ calendars: [calendar({ zone: 'Europe/Nowhere' })] }, { rule: 'desk.zone' }],
      [{ calendars: [calendar({ week: main.week.slice(1) })] }, { rule: 'desk.intervals' }],
      [{ calendars: [calendar({ week: main.week.map(() => []) })] }, { rule: 'desk.intervals' }],
      [{ calendars: [calendar({ week: main.week.map(() => [{ from: 600, to: 500 }]) })] }, { rule: 'desk.intervals' }],
      [{ calendars: [calendar({ week: main.week.map(() => [{ from: 600, to: 2881 }]) })] }, { rule: 'desk.intervals' }],
      [
        {
          calendars: [
            calendar({
              week: main.week.map(() => [
                { from: 600, to: 700 },
                { from: 650, to: 800 },
              ]),
            }),
          ],
        },
        { rule: 'desk.intervals' },
      ],
      [{ calendars: [calendar({ days: [{ day: '2026-02-30' }] })] }, { rule: 'desk.day', facts: { day: '2026-02-30' } }],
      [{ calendars: [calendar({ days: [{ day: '2026-02-20' }, { day: '2026-02-20' }] })] }, { rule: 'desk.day' }],
      [{ agents: [{ person: 'ann', most: 0 }] }, { rule: 'desk.number' }],
      [{ closeAfter: 0 }, { rule: 'desk.number' }],
    ]
    for (const [changes, refusal] of wrong) expect(await set(changes)).toMatchObject({ ok: false, refusal })
  })

  it('is not set over what somebody else has set since', async () => {
    await set({ closeAfter: 3 })
    const late = await shop.run({ kind: 'desk.set', args: { set: { closeAfter: 5 } }, saw: { closeAfter: 14 } }, 'owner')
    expect(late).toMatchObject({ refusal: { why: 'changedSince' } })
  })
})

describe('what the desk does by itself', () => {
  it('is looked for: what is late by a policy that calls somebody, and what was solved long ago', async () => {
    await set({ policies: [policy({ escalateTo: 'bo', queues: ['returns'] }), policy({ key: 'q' })], closeAfter: 2 })
    await shop.asks('late', { queue: 'returns' })
    await shop.asks('other')
    await shop.asks('done')
    await shop.reply('done', 'Done', 'solved')
    shop.later(31)
    expect([await readLate(shop.db, shop.now), await readSolvedLongAgo(shop.db, shop.now)]).toEqual([['late'], []])
    await shop.done({ kind: 'ticket.escalate', args: { keys: ['late'] } })
    await shop.asks('longLate', { queue: 'returns' })
    shop.later(8 * 24 * 60)
    // The application may have been closed for a week.
    expect([await readLate(shop.db, shop.now), await readSolvedLongAgo(shop.db, shop.now)]).toEqual([['longLate'], ['done']])
    shop.later(90 * 24 * 60)
    expect(await readLate(shop.db, shop.now), 'what was given up is no news').toEqual([])
    await set({ closeAfter: undefined })
    expect(await readSolvedLongAgo(shop.db, shop.now)).toEqual([])
  })
})

describe('macros', () => {
  const change = (key: string, changes: object, who = 'ann') => shop.run({ kind: 'macro.set', args: { key, set: changes } }, who)
  const names = async () => (await readMacros(shop.db)).map(({ name }) => name)

  it('are what is usual until one is changed; the others stay', async () => {
    const usual = (await names()).length
    expect(usual).toBe(defaultMacros('en').length)
    const done = await change('m-thanks', { name: 'Bye' })
    expect(await names()).toContain('Bye')
    expect(await names()).toHaveLength(usual)
    if (done.ok) await shop.undo(done.commandId)
    expect(await names()).toContain('Thanks and goodbye')
    expect(await shop.db.macros.count()).toBe(0)
  })

  it('stay away once all were removed', async () => {
    for (const { key } of await readMacros(shop.db)) await shop.done({ kind: 'macro.remove', args: { key } })
    expect(await names()).toEqual([])
  })

  it('need a name, a short name of their own, and something to do', async () => {
    const whole = { name: 'A', short: 'a', text: { en: 'Hi' } }
    const refusalOf = async (changes: object) => {
      const outcome = await change('new', { ...whole, ...changes })
      return outcome.ok || outcome.refusal.why !== 'rule' ? undefined : outcome.refusal.rule
    }
    expect(await refusalOf({ name: '' })).toBe('macro.noName')
    expect(await refusalOf({ short: 'a b' })).toBe('macro.short')
    expect(await refusalOf({ short: 'TRACK' })).toBe('macro.taken')
    expect(await refusalOf({ text: { en: ' ' } })).toBe('macro.empty')
    expect(await refusalOf({ text: {}, actions: [{ kind: 'state', to: 'solved' }] })).toBeUndefined()
  })

  it('are not written over what somebody else has written since', async () => {
    await change('m-hello', { name: 'Hello' })
    const late = await shop.run({ kind: 'macro.set', args: { key: 'm-hello', set: { name: 'Hey' } }, saw: { name: 'Greeting' } })
    expect(late).toMatchObject({ refusal: { why: 'changedSince', fields: [{ key: 'm-hello', field: 'name' }] } })
  })
})
