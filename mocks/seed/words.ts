/** What a demo shop takes from the language that it is made in. Lists of [value, weight] are drawn from by weight. */
export interface Words {
  shop: { name: string; zone: string; currency: string; location: string; showroom: string; quarantine: string }
  /** Amounts of money: tree.ts has yuan. */
  perYuan: number
  /** Ends of prices in units of the currency, `9` or `.95`. */
  priceEnd: (price: number) => number
  freeFrom: number
  postage: number
  brands: string[]
  channels: { name: string; share: number; key: string; methods: string[]; ads: string[] }[]
  regions: [string, number][]
  carriers: [string, number, string][]
  /** Where visitors come from. */
  sources: [string, number][]
  /** The one of them that is advertising. */
  adSource: string
  status: Record<'unpaid' | 'paid' | 'shipped' | 'done' | 'cancelled' | 'refunded' | 'partly', string>
  /** How many orders an hour of the day has. */
  hours: number[]
  /** Monday first. */
  weekdays: number[]
  notes: string[]
  colours: { name: string; code: string; hue: number }[]
  options: Record<'colour' | 'size' | 'volume' | 'weight' | 'pieces', string>
  values: Record<'wear' | 'shoes' | 'bed' | 'volume' | 'weight' | 'pieces', string[]>
  tags: string[]
  suppliers: string[]
  cities: string[]
  team: [string, string, string, string, string, string, string]
  /** A buyer by number: key (customer id or e-mail), name, e-mail, phone. `draw` gives numbers below its argument. */
  buyer: (number: number, channel: string, draw: (end: number) => number) => { key: string; name: string; email: string; phone: string }
  orderNumber: (date: string, ofDay: number, ofAll: number) => string
  describe: (noun: string, manner: string, features: string[]) => string
}
