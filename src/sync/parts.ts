import type { Capabilities } from '~/commerce/capabilities'
import { levelKey, type Move } from '~/domain/stock'
import type { OutAct, OutMessage } from '~/commerce/adapter'
import { isEmptyOut } from '~/store/outboxRows'
import type { OutboxRow } from '~/store/syncRows'

/** What of a command goes to the platform at once: all of it where the platform counts it once and as a whole, else record by record, level by level. */
export interface Part {
  /** The same for the same part, however often it is sent. */
  id: string
  edits: OutboxRow['edits']
  moves: Move[]
  messages: OutMessage[]
  acts: OutAct[]
  /** Key of the level, where it is that of one alone. */
  level?: string
}

const NOTHING = { edits: [], moves: [], messages: [], acts: [] }

export function nextPart(row: OutboxRow, can: Capabilities): Part {
  const { id, edits, moves, messages = [], acts = [] } = row
  if (can.atomic && can.ids && can.stock === 'delta') return { id, edits, moves, messages, acts }
  const [edit] = edits
  if (edit && can.atomic) return { ...NOTHING, id: `${id}/edits`, edits }
  if (edit) return { ...NOTHING, id: `${id}/${edit.area}/${edit.key}`, edits: [edit] }
  const [move] = moves
  const [done] = acts
  if (!move && done) return { ...NOTHING, id: `${id}/acts/${done.act.key}`, acts: [done] }
  const [message] = messages
  if (!move && message) return { ...NOTHING, id: `${id}/messages/${message.key}`, messages: [message] }
  const level = move ? levelOf(move) : ''
  return { ...NOTHING, id: `${id}/stock/${level}`, moves: moves.filter((other) => levelOf(other) === level), level }
}

/** What is left to be sent; undefined: nothing. */
export function withoutPart({ writing: _writing, ...row }: OutboxRow, part: Part): OutboxRow | undefined {
  const done = new Set(part.edits.map(({ area, key }) => `${area}/${key}`))
  const levels = new Set(part.moves.map(levelOf))
  const gone = new Set(part.messages.map(({ key }) => key))
  const acted = new Set(part.acts.map(({ act }) => act.key))
  const { messages = [], acts = [], ...rest } = row
  const [said, left] = [messages.filter(({ key }) => !gone.has(key)), acts.filter(({ act }) => !acted.has(act.key))]
  const next: OutboxRow = {
    ...rest,
    edits: row.edits.filter(({ area, key }) => !done.has(`${area}/${key}`)),
    moves: row.moves.filter((move) => !levels.has(levelOf(move))),
    ...(said.length > 0 && { messages: said }),
    ...(left.length > 0 && { acts: left }),
    state: 'waiting',
  }
  return isEmptyOut(next) ? undefined : next
}

export const levelOf = ({ location, sku }: Move) => levelKey(location, sku)
