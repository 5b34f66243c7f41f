/** What somebody is about to change; of a SKU which one. */
export type Control =
  | { kind: 'pause' | 'resume' | 'end' | 'strength' | 'budget' | 'longer' }
  | { kind: 'stopSku' | 'resumeSku' | 'swapSku'; sku: string; title: string }
