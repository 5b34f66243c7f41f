/**
 * The name that links and rows give a buyer: 13 letters and digits made of the buyer's key by a 64-bit hash (FNV-1a), so that no phone number
 * stands in an address. '' for an unknown buyer.
 */
export function customerIdOf(buyerKey: string): string {
  if (buyerKey === '') return ''
  let hash = 0xcbf29ce484222325n
  for (let i = 0; i < buyerKey.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(buyerKey.charCodeAt(i))) * 0x100000001b3n)
  return hash.toString(36).padStart(13, '0')
}

/** 13812345678 → 138****5678; short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return phone && `****${phone.slice(-2)}`
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/** li.wei@example.com → l***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? email && '***' : `${email[0]}***${email.slice(at)}`
}

/** 王小明 → 王**, Anna Smith → A*** S*** */
export function maskName(name: string): string {
  if (name === '') return ''
  if (/^\p{Script=Han}+$/u.test(name)) return name[0] + '*'.repeat(Math.min(2, Math.max(1, name.length - 1)))
  return name
    .split(/\s+/)
    .map((word) => word && `${[...word][0]}***`)
    .join(' ')
}

/** A buyer's key as it may be shown: a platform's id says nothing of the person, an e-mail or a phone number does. */
export function maskKey(key: string): string {
  if (key.includes('@')) return maskEmail(key)
  return /^\+?\d{8,15}$/.test(key) && !/^0*\d{1,7}$/.test(key) ? maskPhone(key) : key
}
