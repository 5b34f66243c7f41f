import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '~/domain/command'
import { FIRST_PERSON } from '~/domain/person'
import { ATTACHMENT_BYTES, type Attachment, type Task } from '~/domain/work'
import { ShopDb } from './db'
import { execute } from './execute'
import { openIndexedDbFiles, type PackFiles } from './files'
import { listJournal } from './journalList'
import { Packs } from './packs'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
const DAY = 86_400_000
let count = 0
let db: ShopDb
let files: PackFiles
let packs: Packs
beforeEach(() => {
  const shop = `work${++count}`
  db = new ShopDb(shop)
  files = openIndexedDbFiles(shop)
  packs = new Packs({ db }, files)
})

const run = (command: Command, at = 1, who = FIRST_PERSON) => execute(db, defaults, command, { who, at })
const undo = (id: string, command: string, at = 1) => run({ id, kind: 'undo', args: { command } }, at)

const aTask = (set: Partial<Task> = {}): Task => ({ title: 'Call', on: 'order/1', createdAt: 1, createdBy: FIRST_PERSON, ...set })
const aFile = (set: Partial<Attachment> = {}): Attachment => ({
  on: 'order/1',
  name: 'label.png',
  type: 'image/png',
  bytes: 3,
  at: 1,
  who: FIRST_PERSON,
  ...set,
})

describe('comments', () => {
  const comment = { on: 'order/1' as const, text: 'Called twice', at: 5, who: FIRST_PERSON }

  it('come back whole when their removal is undone', async () => {
    await run({ id: 'a', kind: 'comment.add', args: { key: 'k', set: comment } })
    await run({ id: 'r', kind: 'comment.remove', args: { key: 'k' } })
    expect(await db.comments.get('k')).toBeUndefined()
    await undo('u', 'r')
    expect(await db.comments.get('k')).toEqual({ key: 'k', ...comment })
  })

  it('stand in the history of their record, from the first to the last', async () => {
    await run({ id: 'a', kind: 'comment.add', args: { key: 'k', set: comment } })
    await run({ id: 'r', kind: 'comment.remove', args: { key: 'k' } })
    await undo('u', 'r')
    const { items } = await listJournal(db, { on: 'order/1', offset: 0, limit: 10 })
    expect(items.map(({ kind }) => kind)).toEqual(['undo', 'comment.remove', 'comment.add'])
  })

  it('say something', async () => {
    expect(await run({ id: 'a', kind: 'comment.add', args: { key: 'k', set: { ...comment, text: ' \n' } } })).toMatchObject({
      refusal: { message: 'emptyComment' },
    })
  })
})

describe('tasks', () => {
  it('are not undone to half a task: what came later is named', async () => {
    await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: aTask() } })
    await run({ id: 'd', kind: 'task.set', args: { key: 'k', set: { doneAt: 9 } } })
    expect(await undo('u', 'a')).toEqual({
      ok: false,
      refusal: { why: 'changedSince', fields: [{ key: 'k', field: 'doneAt', now: '9' }] },
    })
    expect(await db.tasks.get('k')).toEqual({ key: 'k', ...aTask(), doneAt: 9 })
    await undo('u1', 'd')
    expect(await undo('u2', 'a')).toMatchObject({ ok: true })
    expect(await db.tasks.count()).toBe(0)
  })

  it('are not ticked off twice by two tabs', async () => {
    await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: aTask() } })
    const tick = (id: string, doneAt: number) =>
      run({ id, kind: 'task.set', args: { key: 'k', set: { doneAt } }, saw: { doneAt: undefined } })
    expect(await tick('d1', 8)).toMatchObject({ ok: true })
    expect(await tick('d2', 9)).toMatchObject({ refusal: { why: 'changedSince' } })
  })

  it('stand in the history of their record with all that became of them', async () => {
    await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: aTask() } })
    await run({ id: 'd', kind: 'task.set', args: { key: 'k', set: { doneAt: 9 } } })
    await undo('u', 'd')
    const { items } = await listJournal(db, { on: 'order/1', offset: 0, limit: 10 })
    expect(items.map(({ id }) => id)).toEqual(['u', 'd', 'a'])
  })

  it('have a title', async () => {
    expect(await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: aTask({ title: ' ' }) } })).toMatchObject({
      refusal: { message: 'taskTitle' },
    })
    expect(await run({ id: 'a', kind: 'task.set', args: { key: 'k', set: aTask({ title: 'x'.repeat(201) }) } })).toMatchObject({
      refusal: { message: 'tooLong' },
    })
  })
})

describe('attachments', () => {
  async function attach(at: number) {
    await files.write('k', { bytes: Uint8Array.of(1, 2, 3) })
    await run({ id: 'a', kind: 'attachment.add', args: { key: 'k', set: aFile({ at }) } }, at)
  }

  it('come back with their bytes for thirty days after they were removed', async () => {
    await attach(0)
    await run({ id: 'r', kind: 'attachment.remove', args: { key: 'k' } }, 40 * DAY)
    await packs.sweep(69 * DAY)
    expect(await undo('u', 'r', 69 * DAY)).toMatchObject({ ok: true })
    expect(await db.attachments.get('k')).toEqual({ key: 'k', ...aFile({ at: 0 }) })
    expect([...new Uint8Array(await (await files.blob('k'))!.arrayBuffer())]).toEqual([1, 2, 3])
    await packs.sweep(500 * DAY)
    expect(await files.names()).toEqual(['k'])
  })

  it('are swept after that, and then an undo says so and brings no empty shell', async () => {
    await attach(0)
    await run({ id: 'r', kind: 'attachment.remove', args: { key: 'k' } }, DAY)
    await packs.sweep(32 * DAY)
    expect(await files.names()).toEqual([])
    expect(await undo('u', 'r', 32 * DAY)).toEqual({ ok: false, refusal: { why: 'expired' } })
    expect(await db.attachments.count()).toBe(0)
  })

  it('have a name, something in them and no more than 25 MB', async () => {
    const add = (set: Partial<Attachment>) => run({ id: 'a', kind: 'attachment.add', args: { key: 'k', set: aFile(set) } })
    expect(await add({ name: '  ' })).toMatchObject({ refusal: { message: 'fileName' } })
    expect(await add({ bytes: 0 })).toMatchObject({ refusal: { message: 'emptyFile' } })
    expect(await add({ bytes: ATTACHMENT_BYTES + 1 })).toMatchObject({ refusal: { message: 'fileTooLarge' } })
    expect(await add({ bytes: ATTACHMENT_BYTES })).toMatchObject({ ok: true })
  })
})

describe('goals', () => {
  const goal = { metric: 'orders' as const, from: 100, to: 190, target: 30 }
  const parts = [0, 1, 2].map((i) => ({ ...goal, key: `g/${i}`, from: 100 + 30 * i, to: 130 + 30 * i, target: 10, parent: 'g' }))

  it('are cut in one step, which one undo takes back; below what they were cut into before', async () => {
    await run({ id: 'a', kind: 'goal.set', args: { key: 'g', set: goal } })
    await run({ id: 's', kind: 'goal.set', args: { key: 'g', set: {}, parts } })
    expect(await db.goals.count()).toBe(4)
    await run({ id: 't', kind: 'goal.set', args: { key: 'g', set: { target: 33 }, parts: parts.map((part) => ({ ...part, target: 11 })) } })
    expect((await db.goals.toArray()).map(({ target }) => target)).toEqual([33, 11, 11, 11])
    await undo('u', 't')
    expect((await db.goals.toArray()).map(({ target }) => target)).toEqual([30, 10, 10, 10])
    await undo('v', 's')
    expect(await db.goals.toArray()).toEqual([{ key: 'g', ...goal }])
  })

  it('go with all below them, and come back with them', async () => {
    await run({ id: 'a', kind: 'goal.set', args: { key: 'g', set: goal, parts } })
    await run({ id: 'r', kind: 'goal.remove', args: { key: 'g', parts: parts.map(({ key }) => key) } })
    expect(await db.goals.count()).toBe(0)
    await undo('u', 'r')
    expect((await db.goals.toArray()).toSorted((a, b) => (a.key < b.key ? -1 : 1))).toEqual([{ key: 'g', ...goal }, ...parts])
  })

  it('are not cut where a part is none', async () => {
    await run({ id: 'a', kind: 'goal.set', args: { key: 'g', set: goal } })
    const outcome = await run({ id: 's', kind: 'goal.set', args: { key: 'g', set: {}, parts: [{ ...parts[0], target: 0 }] } })
    expect(outcome).toMatchObject({ refusal: { message: 'goalTarget' } })
    expect(await db.goals.count()).toBe(1)
  })
})
