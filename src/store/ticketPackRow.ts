/** One line of the manifest of packed tickets: a file of tickets that were closed long ago (segments/ticketPack.ts). */
export interface TicketPackRow {
  /** Name of the file. */
  key: string
  bytes: number
  tickets: number
  messages: number
  /** See TicketCuts. */
  cuts: number[]
  firsts: number[]
  /** Of the key of each ticket, in the order of the file (hashOfKey): a transaction learns from them whether a ticket lies here, without reading the file. */
  hashes: Float64Array
  /** Positions of tickets that are rows again. */
  gone: number[]
  writtenAt: number
}

/** 52 bits of a key: of a million keys the odds are one in 9,000 that any two share them, and the file tells such apart. */
export function hashOfKey(key: string): number {
  let high = 0x811c9dc5
  let low = 0x41c6ce57
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul((low << 5) ^ (low >>> 2) ^ unit, 0x85ebca6b)
  }
  high = Math.imul(high ^ (high >>> 15), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 13) ^ high, 0x9e3779b1)
  return (((high ^ (high >>> 16)) >>> 0) & 0xf_ffff) * 2 ** 32 + ((low ^ (low >>> 16)) >>> 0)
}

/** Where a ticket lies. */
export interface PackedPlace {
  pack: TicketPackRow
  position: number
}

/** Where a ticket of that key lies; undefined: in no file. */
export function placeOfKey(packs: readonly TicketPackRow[], key: string): PackedPlace | undefined {
  const hash = hashOfKey(key)
  for (const pack of packs) {
    const position = pack.hashes.indexOf(hash)
    if (position >= 0 && !pack.gone.includes(position)) return { pack, position }
  }
  return undefined
}
