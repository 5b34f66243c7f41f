import { mayRun, type Role, seesPersonalData } from './person'

/**
 * The name that links and rows give a buyer: 13 letters and digits made of the buyer's key, so that no phone number stands in an address. '' for an
 * unknown buyer. A 63-bit hash in two lanes of 32: of a million buyers the odds are one in 20 million that any two share a name.
 */
export function customerIdOf(buyerKey: string): string {
  if (buyerKey === '') return ''
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < buyerKey.length; i++) {
    const unit = buyerKey.charCodeAt(i)
    high = Math.imul(turned(high ^ unit, 13), 0x9e3779b1)
    low = Math.imul(turned(low ^ unit, 19), 0x5f356495)
  }
  const [a, b] = [settled(high, low), settled(low, high)]
  // 36 ** 6 values stand in six digits, all of 32 bits in seven.
  return a.toString(36).padStart(7, '0') + (b % 36 ** 6).toString(36).padStart(6, '0')
}

const turned = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by))

/** Every bit of both lanes moves every bit of what comes out, as in MurmurHash3's last step. */
function settled(lane: number, other: number): number {
  let bits = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** What a person may learn of buyers, by role. */
export interface Sight {
  /** Names, phones and e-mails as they are. */
  plain: boolean
  /** May look behind the masks, which is written down, and find people by what stands there: an agent asks the buyer for the phone number. */
  reveals: boolean
}

export const sightOf = (role: Role): Sight => ({ plain: seesPersonalData(role), reveals: mayRun(role, 'personal.reveal') })

/** Buyer key of somebody whose data was taken out; what follows is random. */
export const ERASED = 'erased-'

export const isErased = (buyerKey: string): boolean => buyerKey.startsWith(ERASED)

/** 13812345678 → 138****5678, +86 138 1234 5678 → +86 138****5678; short numbers keep two digits or none. */
export function maskPhone(phone: string): string {
  if (phone.trim() === '') return ''
  const country = /^\s*(?:\+|00)86(?!\d{0,7}$)/.test(phone) ? '+86 ' : phone.trimStart().startsWith('+') ? '+' : ''
  const digits = phone.replace(/\D/g, '').slice(country === '+86 ' ? (/^\s*00/.test(phone) ? 4 : 2) : 0)
  if (digits.length < 7) return '****'
  if (digits.length < 8) return `****${digits.slice(-2)}`
  return digits.length < 11
    ? `${country}${digits.slice(0, 2)}****${digits.slice(-2)}`
    : `${country}${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** li.wei@example.com → l***@example.com; an address of one letter keeps none. */
export function maskEmail(email: string): string {
  if (email.trim() === '') return ''
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${initialOf(email.slice(0, at))}***${email.slice(at)}`
}

/** 王小明 → 王**, Anna Smith → A*** S***; a name of one letter or sign keeps none. */
export function maskName(name: string): string {
  return name
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => initialOf(word) + (/^\p{Script=Han}+$/u.test(word) ? '**' : '***'))
    .join(' ')
}

/** The first letter of a word that has more than one. */
function initialOf(word: string): string {
  const letters = Array.from(word)
  return letters.length > 1 ? letters[0] : ''
}

/** Numbers of platforms, which say nothing of the person: 17850, C-10023, gid://shopify/Customer/7. */
const OPAQUE = /^(?:0*\d{1,7}|[A-Z]{1,5}[-_]?\d{1,12}|[a-z]{1,5}[-_]\d{1,12}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|gid:\/\/\S+)$/

/** A buyer's key as it may be shown: a platform's number as it is; an e-mail, a phone number or a nickname masked. */
export function maskKey(key: string): string {
  if (isErased(key) || OPAQUE.test(key)) return key
  if (key.includes('@')) return maskEmail(key)
  return /^[+\d][\d\s()-]{6,}$/.test(key) ? maskPhone(key) : maskName(key)
}

const IN_TEXT =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\+\d[\d -]{7,16}\d|(?<![\d-])0\d{2,3}-\d{7,8}(?!\d)/g

/** A free text without the e-mails and phone numbers in it. */
export const maskText = (text: string): string =>
  text.replace(IN_TEXT, (found) => (found.includes('@') ? maskEmail(found) : maskPhone(found)))

/** Names and addresses of a buyer with every part masked. */
export function maskBuyer<B extends { key: string; name: string; email: string; phone: string }>(buyer: B): B {
  return { ...buyer, key: maskKey(buyer.key), name: maskName(buyer.name), email: maskEmail(buyer.email), phone: maskPhone(buyer.phone) }
}

/** A buyer's name, else key, as somebody of that sight may see it. */
export function shownBuyer({ key, name }: { key: string; name: string }, { plain }: Sight): string {
  if (plain) return name || key
  return name ? maskName(name) : maskKey(key)
}

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  buyer: maskKey,
  buyerName: maskName,
  email: maskEmail,
  phone: maskPhone,
  note: maskText,
}

/** A field of an order as diffOrders names it; those that tell who the buyer is are masked. */
export const maskField = (field: string, text: string): string => MASKS[field]?.(text) ?? text
