import type { Cursor, SyncArea } from '~/commerce/adapter'
import type { AnyRow } from '~/store/rows'
import type { ConflictRow, OutboxRow, RemoteRow } from '~/store/syncRows'
import type { SyncStep, SyncStore } from '~/sync/syncStore'

interface State {
  outbox: OutboxRow[]
  remotes: Map<string, RemoteRow>
  rows: Map<string, AnyRow>
  ledger: { key: string; quantity: number }[]
  conflicts: ConflictRow[]
  cursors: Map<SyncArea, Cursor>
}

/** A store of a shop in memory, for laws over thousands of seeds: a step is kept whole or not at all. */
export class MemorySync implements SyncStore {
  state: State = { outbox: [], remotes: new Map(), rows: new Map(), ledger: [], conflicts: [], cursors: new Map() }

  async step<T>(work: (step: SyncStep) => Promise<T>): Promise<T> {
    const next = structuredClone(this.state)
    const result = await work(stepOn(next))
    this.state = next
    return result
  }
}

function stepOn(state: State): SyncStep {
  const name = (area: SyncArea, key: string) => `${area}/${key}`
  return {
    outbox: async () => state.outbox,
    putOutbox: async (row) => {
      state.outbox = [...state.outbox.filter(({ seq }) => seq !== row.seq), row].sort((a, b) => a.seq - b.seq)
    },
    dropOutbox: async (seq) => {
      state.outbox = state.outbox.filter((row) => row.seq !== seq)
    },
    remote: async (area, key) => state.remotes.get(name(area, key)),
    putRemote: async (area, key, row) => {
      if (row) state.remotes.set(name(area, key), row)
      else state.remotes.delete(name(area, key))
    },
    row: async (area, key) => state.rows.get(name(area, key)),
    putRow: async (area, key, row) => {
      if (row) state.rows.set(name(area, key), row)
      else state.rows.delete(name(area, key))
    },
    onHand: async (key) => state.ledger.reduce((sum, line) => (line.key === key ? sum + line.quantity : sum), 0),
    book: async (key, quantity) => {
      state.ledger.push({ key, quantity })
    },
    conflicts: async () => state.conflicts,
    putConflict: async (row) => {
      state.conflicts = [...state.conflicts.filter(({ key }) => key !== row.key), row]
    },
    cursor: async (area) => state.cursors.get(area),
    putCursor: async (area, cursor) => {
      state.cursors.set(area, cursor)
    },
  }
}
