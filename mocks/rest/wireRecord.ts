/** A record as the contract has it on the wire. */
export type WireRecord = Record<string, unknown>

export const isMap = (value: unknown): value is WireRecord => typeof value === 'object' && value !== null && !Array.isArray(value)
