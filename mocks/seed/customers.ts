import { Random, sumsOf } from './random'
import { DEPARTMENTS } from './tree'
import type { Words } from './words'

/** Who buys, by place: texts are codes into the order table's dictionaries where `code` stands. */
export interface Customers {
  key: string[]
  name: string[]
  email: string[]
  phone: string[]
  channel: Uint8Array
  region: Uint8Array
  /** Department that they like best. */
  taste: Uint8Array
}

export function makeCustomers(seed: number, words: Words, count: number): Customers {
  const random = Random.of(seed, 'customers')
  const draw = (end: number) => random.below(end)
  const channels = sumsOf(words.channels.map(({ share }) => share))
  const regions = sumsOf(words.regions.map(([, weight]) => weight))
  const tastes = sumsOf([30, 16, 20, 17, 20, 9])
  const made: Customers = {
    key: [''],
    name: [''],
    email: [''],
    phone: [''],
    channel: new Uint8Array(count + 1),
    region: new Uint8Array(count + 1),
    taste: new Uint8Array(count + 1),
  }
  for (let i = 1; i <= count; i++) {
    made.channel[i] = random.inSums(channels)
    made.region[i] = random.inSums(regions)
    made.taste[i] = random.inSums(tastes) % DEPARTMENTS.length
    const { key, name, email, phone } = words.buyer(i, words.channels[made.channel[i]].key, draw)
    made.key.push(key)
    made.name.push(name)
    made.email.push(email)
    made.phone.push(phone)
  }
  return made
}

/**
 * Who places each order, oldest first; places from 1. Near half buy once, most of the others two or three times, and a loyal tail carries the rest:
 * a first purchase somewhere in the time, and later ones at waits of that buyer's own.
 */
export function buyersOf(seed: number, { orders, customers }: { orders: number; customers: number }): Uint16Array {
  const random = Random.of(seed, 'buyers')
  const counts = new Uint16Array(customers + 1)
  let sum = 0
  for (let i = 1; i <= customers; i++) {
    const kind = random.next()
    counts[i] = kind < 0.45 ? 1 : kind < 0.65 ? 2 : kind < 0.77 ? 3 : Math.min(90, 4 + Math.floor(random.wait(13)))
    sum += counts[i]
  }
  for (let at = 0; sum !== orders; at++) {
    const i = 1 + (at % customers)
    if (counts[i] < 4) continue
    if (sum < orders) {
      counts[i]++
      sum++
    } else if (counts[i] > 4) {
      counts[i]--
      sum--
    }
  }
  const slots = new Float64Array(orders)
  let slot = 0
  for (let i = 1; i <= customers; i++) {
    // Time in shares of all orders. A buyer's orders lie between the first and the day on which they turn away.
    const first = random.next() ** 1.25 * (counts[i] > 3 ? 0.85 : 1)
    const span = counts[i] > 3 ? (1 - first) * (0.35 + 0.65 * Math.sqrt(random.next())) : Math.min(1 - first, random.wait(0.12))
    for (let n = 0; n < counts[i]; n++) {
      const position = n === 0 ? first : first + span * random.next()
      slots[slot++] = Math.floor(Math.min(position, 0.9999999) * 2 ** 37) * 16_384 + i
    }
  }
  slots.sort()
  return Uint16Array.from(slots, (value) => value % 16_384)
}
