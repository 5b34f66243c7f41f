import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { hasOwner } from '~/domain/checkCommand'
import type { Command, CommandKind } from '~/domain/command'
import { FIRST_PERSON, mayRun, type Person, ROLES, type Role } from '~/domain/person'
import { ShopDb } from './db'
import { execute } from './execute'
import { roleOf } from './journal'
import { runs } from '../../tests/runs'

const defaults = { name: '', zone: 'UTC', currency: 'GBP' }
let count = 0
let db: ShopDb
beforeEach(() => {
  db = new ShopDb(`people${++count}`)
})

const run = (command: Command, who = FIRST_PERSON, at = 1) => execute(db, defaults, command, { who, at })
const setPerson = (id: string, key: string, set: Partial<Person>, who?: string) => run({ id, kind: 'person.set', args: { key, set } }, who)

/** Somebody of a role who works in the shop. */
async function hire(role: Role): Promise<string> {
  await setPerson(`hire ${role}`, role, { name: `The ${role}`, role })
  return role
}

describe('roleOf', () => {
  it('is owner for the first person before anybody was written down, and the least for somebody unknown or gone', async () => {
    expect(await roleOf(db, FIRST_PERSON)).toBe('owner')
    expect(await roleOf(db, 'nobody')).toBe('analyst')
    const agent = await hire('agent')
    expect(await roleOf(db, agent)).toBe('agent')
    await setPerson('off', agent, { active: false })
    expect(await roleOf(db, agent)).toBe('analyst')
  })
})

/** One write of each kind that only some may do, and one that all may. */
const TRIED: Command[] = [
  { id: 't1', kind: 'shop.set', args: { name: 'Mine' } },
  { id: 't2', kind: 'person.set', args: { key: 'x', set: { name: 'X', role: 'owner' } } },
  { id: 't3', kind: 'product.edit', args: { sku: 'MUG', set: { title: 'Mug' } } },
  { id: 't4', kind: 'personal.reveal', args: { on: 'order/1' } },
  { id: 't5', kind: 'order.note', args: { number: '1', note: 'call' } },
  { id: 't6', kind: 'mapping.delete', args: { id: 'none' } },
  { id: 't7', kind: 'backup.made', args: { fileName: 'b', bytes: 1 } },
]

async function everything() {
  const tables = db.tables.map(async (table) => [table.name, await table.toArray()] as const)
  return Object.fromEntries(await Promise.all(tables))
}

describe('what a role may not do', () => {
  it.each(ROLES)('is refused to the %s, changes nothing and writes no line in the journal', async (role) => {
    const who = role === 'owner' ? FIRST_PERSON : await hire(role)
    for (const command of TRIED) {
      const before = await everything()
      const outcome = await run(command, who)
      if (mayRun(role, command.kind)) {
        expect(outcome.ok || outcome.refusal.why !== 'forbidden').toBe(true)
      } else {
        expect(outcome).toEqual({ ok: false, refusal: { why: 'forbidden', role } })
        expect(await everything()).toEqual(before)
      }
    }
  })

  it('is not done by an undo either, nor by an undo of the undo', async () => {
    const agent = await hire('agent')
    await run({ id: 'a', kind: 'shop.set', args: { name: 'Mine' } })
    expect(await run({ id: 'u', kind: 'undo', args: { command: 'a' } }, agent)).toEqual({
      ok: false,
      refusal: { why: 'forbidden', role: 'agent' },
    })
    await run({ id: 'u', kind: 'undo', args: { command: 'a' } })
    expect(await run({ id: 'r', kind: 'undo', args: { command: 'u' } }, agent)).toEqual({
      ok: false,
      refusal: { why: 'forbidden', role: 'agent' },
    })
    expect(await db.settings.get('shop')).toBeUndefined()
  })
})

describe('the owner', () => {
  it('cannot leave as the last one, by no way', async () => {
    const lastOwner = { ok: false, refusal: { why: 'lastOwner' } }
    expect(await setPerson('1', FIRST_PERSON, { active: false })).toEqual(lastOwner)
    expect(await setPerson('2', FIRST_PERSON, { role: 'agent' })).toEqual(lastOwner)
    await setPerson('3', 'li', { name: 'Li', role: 'owner' })
    expect(await setPerson('4', FIRST_PERSON, { active: false })).toMatchObject({ ok: true })
    // Taking Li back would leave nobody.
    expect(await run({ id: '5', kind: 'undo', args: { command: '3' } }, 'li')).toEqual(lastOwner)
    expect(await setPerson('6', 'li', { active: false }, 'li')).toEqual(lastOwner)
  })

  it('is never left half: what made a person whose role was changed since cannot be taken back', async () => {
    await setPerson('1', 'b', {})
    await setPerson('2', 'b', { role: 'owner' })
    expect(await run({ id: '3', kind: 'undo', args: { command: '1' } }, 'b')).toMatchObject({
      refusal: { why: 'changedSince', fields: [{ field: 'role' }] },
    })
    expect(await db.people.get('b')).toMatchObject({ role: 'owner', active: true })
  })

  it('stays through any row of edits and undos', async () => {
    const edit = fc.record({
      key: fc.constantFrom(FIRST_PERSON, 'a', 'b'),
      set: fc.record({ name: fc.constantFrom('A', 'B', 'C'), role: fc.constantFrom(...ROLES), active: fc.boolean() }, { requiredKeys: [] }),
    })
    const step = fc.oneof(edit, fc.nat(10))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
        db = new ShopDb(`people${++count}`)
        for (const [i, what] of steps.entries()) {
          const people = await db.people.toArray()
          const who = people.find(({ role, active }) => role === 'owner' && active)?.key ?? FIRST_PERSON
          await (typeof what === 'number'
            ? run({ id: `c${i}`, kind: 'undo', args: { command: `c${what}` } }, who)
            : setPerson(`c${i}`, what.key, what.set, who))
          const after = await db.people.toArray()
          expect(hasOwner(after)).toBe(true)
          expect(after.every(({ role, active }) => ROLES.includes(role) && typeof active === 'boolean')).toBe(true)
        }
        db.close()
      }),
      { numRuns: runs(40) },
    )
  })

  it('gives everybody a name of their own', async () => {
    await setPerson('1', 'li', { name: 'Li' })
    expect(await setPerson('2', 'li2', { name: ' Li ' })).toMatchObject({ refusal: { why: 'invalid', message: 'nameTaken' } })
    expect(await setPerson('3', 'li2', { name: ' ' })).toMatchObject({ refusal: { why: 'invalid', message: 'personName' } })
    await setPerson('4', 'li', { active: false })
    expect(await setPerson('5', 'li2', { name: ' Li ' })).toMatchObject({ ok: true })
    expect(await db.people.get('li2')).toMatchObject({ name: 'Li' })
    expect(await setPerson('6', 'li', { active: true })).toMatchObject({ refusal: { message: 'nameTaken' } })
  })
})

it('a kind that nobody is kept from is open to all', () => {
  const open: CommandKind[] = ['order.note', 'task.set', 'comment.add', 'attachment.add', 'home.snooze']
  for (const kind of open) for (const role of ROLES) expect(mayRun(role, kind)).toBe(true)
})
