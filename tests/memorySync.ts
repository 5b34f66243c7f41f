import type { Cursor, SyncArea } from '~/commerce/adapter'
import type { OrderAct } from '~/domain/orderAct'
import type { SentState } from '~/domain/ticket'
import type { AnyRow } from '~/store/rows'
import type { ConflictRow, OutboxRow, RemoteRow } from '~/store/syncRows'
import type { SyncPage, SyncStep, SyncStore } from '~/sync/syncStore'

/** A store of a shop in memory, for laws over thousands of seeds: a step is kept whole or not at all. */
export class MemorySync implements SyncStore {
  readonly outbox = new Map<number, OutboxRow>()
  readonly remotes = new Map<string, RemoteRow>()
  readonly rows = new Map<string, AnyRow>()
  readonly levels = new Map<string, number>()
  readonly conflicts = new Map<string, ConflictRow>()
  readonly cursors = new Map<SyncArea, Cursor>()
  /** What was done about orders, by the keys of the acts. */
  readonly acts = new Map<string, OrderAct>()
  /** Whether what was written to customers has gone out, by the keys of the messages. */
  readonly sent = new Map<string, SentState>()
  /** What puts back all that the open step has done, last first. */
  #undo: (() => void)[] = []
  #at = 0

  async step<T>(work: (step: SyncStep) => Promise<T>): Promise<T> {
    this.#undo = []
    try {
      return await work(this.#step(++this.#at))
    } catch (error) {
      for (const back of this.#undo.reverse()) back()
      throw error
    }
  }

  #put<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
    const before = map.get(key)
    this.#undo.push(() => (before === undefined ? map.delete(key) : map.set(key, before)))
    if (value === undefined) map.delete(key)
    else map.set(key, value)
  }

  page(area: SyncArea): SyncPage {
    const name = (key: string) => `${area}/${key}`
    return {
      remote: (key) => this.remotes.get(name(key)),
      putRemote: (key, row) => this.#put(this.remotes, name(key), row),
      row: (key) => this.rows.get(name(key)),
      putRow: (key, row) => this.#put(this.rows, name(key), row),
      onHand: (key) => this.levels.get(key) ?? 0,
      book: (key, quantity) => this.#put(this.levels, key, (this.levels.get(key) ?? 0) + quantity),
    }
  }

  /** Rows of the outbox are copied on their way, as a database would: what a step does to one without putting it back is not kept. */
  #step(at: number): SyncStep {
    return {
      at,
      outbox: async () => [...this.outbox.values()].sort((a, b) => a.seq - b.seq).map((row) => structuredClone(row)),
      putOutbox: async (row) => this.#put(this.outbox, row.seq, structuredClone(row)),
      dropOutbox: async (seq) => this.#put(this.outbox, seq, undefined),
      page: async (area) => this.page(area),
      known: async (area) => [...this.remotes.keys()].flatMap((name) => (name.startsWith(`${area}/`) ? [name.slice(area.length + 1)] : [])),
      markSent: async (keys, sent) => {
        for (const key of keys) this.#put(this.sent, key, sent)
      },
      putActs: async (acts, stand) => {
        for (const act of acts) this.#put(this.acts, act.key, stand ? act : undefined)
      },
      conflicts: async () => [...this.conflicts.values()],
      putConflict: async (row) => this.#put(this.conflicts, row.key, row),
      cursor: async (area) => this.cursors.get(area),
      putCursor: async (area, { cursor }) => this.#put(this.cursors, area, cursor),
      complete: async () => undefined,
    }
  }
}
