/** What the page asks of its worker: the same pages fetched and parsed, or brought into a shop of that name. */
export type Asked = { kind: 'parse'; address: string } | { kind: 'mirror'; address: string; shop: string }

export interface Told {
  ms: number
  orders: number
  /** Of a mirror. */
  packs: number
}
