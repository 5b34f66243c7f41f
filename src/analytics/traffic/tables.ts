import type { DictColumn } from '~/segments/orderTable'
import type { TrafficFile } from '~/segments/replacedRows'

/** The columns of store/columnFiles.ts, as the engine reads them. */
export interface SessionTable {
  count: number
  numbers: Record<'at' | 'reached' | 'steps', Float64Array> & Partial<Record<'tells', Float64Array>>
  texts: Record<'visitor' | 'channel' | 'source' | 'order', DictColumn>
}
export interface StepTable {
  count: number
  numbers: Record<'at' | 'step', Float64Array>
  texts: Record<'sku', DictColumn>
}
export interface TrafficDayTable {
  count: number
  numbers: Record<'day' | 'sessions' | 'visitors' | 'views' | 'carts' | 'checkouts' | 'paid', Float64Array>
  texts: Record<'channel', DictColumn>
}
export interface AdSpendTable {
  count: number
  numbers: Record<'day' | 'spend' | 'impressions' | 'clicks', Float64Array>
  texts: Record<'channel' | 'campaign', DictColumn>
}

/** Everything that a shop has of traffic and advertising; files of a kind are oldest first. */
export interface TrafficFiles {
  sessions: (TrafficFile<SessionTable> & { steps?: StepTable })[]
  days: TrafficFile<TrafficDayTable>[]
  spend: TrafficFile<AdSpendTable>[]
}

/** Dictionaries of several files as one: code 0 stays ''. */
export class Dictionary {
  readonly values = ['']
  readonly #known = new Map([['', 0]])

  code(value: string): number {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    return code
  }

  /** The codes of this dictionary by those of another. */
  codes(values: readonly string[]): Uint32Array {
    return Uint32Array.from(values, (value) => this.code(value))
  }
}
