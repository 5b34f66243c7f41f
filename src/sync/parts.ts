import type { Capabilities } from '~/commerce/capabilities'
import { levelKey, type Move } from '~/domain/stock'
import type { OutMessage } from '~/commerce/adapter'
import type { OutboxRow } from '~/store/syncRows'

/** What of a command goes to the platform at once: all of it where the platform counts it once and as a whole, else record by record, level by level. */
export interface Part {
  /** The same for the same part, however often it is sent. */
  id: string
  edits: OutboxRow['edits']
  moves: Move[]
  messages: OutMessage[]
  /** Key of the level, where it is that of one alone. */
  level?: string
}

export function nextPart(row: OutboxRow, can: Capabilities): Part {
  const { id, edits, moves, messages = [] } = row
  if (can.atomic && can.ids && can.stock === 'delta') return { id, edits, moves, messages }
  const [edit] = edits
  if (edit && can.atomic) return { id: `${id}/edits`, edits, moves: [], messages: [] }
  if (edit) return { id: `${id}/${edit.area}/${edit.key}`, edits: [edit], moves: [], messages: [] }
  const [move] = moves
  const [message] = messages
  if (!move && message) return { id: `${id}/messages/${message.key}`, edits: [], moves: [], messages: [message] }
  const level = move ? levelOf(move) : ''
  return { id: `${id}/stock/${level}`, edits: [], moves: moves.filter((other) => levelOf(other) === level), messages: [], level }
}

/** What is left to be sent; undefined: nothing. */
export function withoutPart({ writing: _writing, ...row }: OutboxRow, part: Part): OutboxRow | undefined {
  const done = new Set(part.edits.map(({ area, key }) => `${area}/${key}`))
  const edits = row.edits.filter(({ area, key }) => !done.has(`${area}/${key}`))
  const levels = new Set(part.moves.map(levelOf))
  const moves = row.moves.filter((move) => !levels.has(levelOf(move)))
  const gone = new Set(part.messages.map(({ key }) => key))
  const messages = (row.messages ?? []).filter(({ key }) => !gone.has(key))
  if (edits.length + moves.length + messages.length === 0) return undefined
  const { messages: _messages, ...rest } = row
  return { ...rest, edits, moves, ...(messages.length > 0 && { messages }), state: 'waiting' }
}

export const levelOf = ({ location, sku }: Move) => levelKey(location, sku)
