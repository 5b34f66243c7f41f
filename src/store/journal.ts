import type { Command } from '~/domain/command'
import { FIRST_PERSON, type Role } from '~/domain/person'
import type { RecordName } from '~/domain/recordRef'
import type { Change, JournalRow, ShopDb } from './db'
import { touchesOf } from './touches'

/** Who acts and when; the store takes neither from thin air. */
export interface Author {
  /** Key of a person. */
  who: string
  at: number
}

/** What a person may do: the first is an owner before that is written down; somebody unknown or no longer active may do least. */
export async function roleOf(db: ShopDb, who: string): Promise<Role> {
  const person = await db.people.get(who)
  if (person) return person.active ? person.role : 'analyst'
  return who === FIRST_PERSON ? 'owner' : 'analyst'
}

/** Adds the entry and counts the commit; part of the caller's transaction. Gives its number. */
export async function addToJournal(
  db: ShopDb,
  command: Command,
  { who, at }: Author,
  changes: Change[],
  undoes?: JournalRow,
): Promise<number> {
  const touches = undoes ? undoes.touches : [...new Set([...touchesOf(command, changes), ...(await ofTasks(db, changes))])]
  const entry: Omit<JournalRow, 'seq'> = { id: command.id, kind: command.kind, args: command.args, who, at, changes, touches }
  if (undoes) {
    entry.undoes = undoes.id
    await db.journal.update(undoes.seq, { undoneBy: command.id })
    await turnOthers(db, undoes)
  }
  const seq = await db.journal.add(entry)
  await bumpVersion(db)
  return seq
}

/** Undoing an undo puts the first command back in force, so that it can be undone again; undoing that takes it out again, and so on. */
async function turnOthers(db: ShopDb, { undoes }: Pick<JournalRow, 'undoes'>): Promise<void> {
  let by: string | undefined
  for (let id = undoes; id !== undefined;) {
    const row: JournalRow | undefined = await db.journal.where('id').equals(id).first()
    if (!row) return
    await db.journal.update(row.seq, { undoneBy: by })
    by = by === undefined ? row.id : undefined
    id = row.undoes
  }
}

/** The records that changed tasks are on: a task that is ticked off stands in their history too. */
async function ofTasks(db: ShopDb, changes: readonly Change[]): Promise<RecordName[]> {
  const keys = new Set(changes.filter(({ table }) => table === 'tasks').map(({ key }) => key))
  const tasks = keys.size > 0 ? await db.tasks.bulkGet([...keys]) : []
  return tasks.flatMap((task) => (task?.on === undefined ? [] : [task.on]))
}

/** Counts a commit; part of the caller's transaction. */
export async function bumpVersion(db: ShopDb): Promise<void> {
  const version = (await db.meta.get('version'))?.value ?? 0
  await db.meta.put({ key: 'version', value: version + 1 })
}

/** Records of an area have come without lines that say which: whoever follows the journal has to read all of them. */
export const endsFirstPull = ({ kind, args }: Pick<JournalRow, 'kind' | 'args'>): boolean =>
  kind === 'sync.taken' && 'first' in args && args.first === true
