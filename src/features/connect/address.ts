import { defineMessages } from '~/lib/i18n'

/** Why an address cannot be an API's. */
export type AddressFault = 'noScheme' | 'http' | 'scheme' | 'malformed' | 'login' | 'query'

export const addressMessages = defineMessages('address', {
  zh: {
    noScheme: '地址要以 https:// 开头。',
    http: 'http 不加密，令牌会在网络上被看见。请用 https；只有本机（localhost）可以用 http。',
    scheme: '只能用 https 地址，本机可以用 http。',
    malformed: '这不是一个完整的地址，例如 https://shop.example/api',
    login: '地址里不要带用户名和密码，令牌填在下面。',
    query: '地址里不要带 ? 或 # 后面的内容。',
  },
  en: {
    noScheme: 'An address begins with https://',
    http: 'Over http anybody on the way can read the token. Use https; only this computer (localhost) may be asked over http.',
    scheme: 'Only https addresses, and http on this computer.',
    malformed: 'This is not a whole address, such as https://shop.example/api',
    login: 'Leave name and password out of the address; the token goes below.',
    query: 'Leave out what follows the ? or # in the address.',
  },
})

const ON_THIS_COMPUTER: ReadonlySet<string> = new Set(['localhost', '127.0.0.1'])

/** Beginnings of what may still become an address: nobody is told off for the first letters. */
const BEGINNINGS = ['https://', 'http://localhost', 'http://127.0.0.1']

/** What is wrong with an address; undefined where it is right, or empty, or, while it is being typed, may still become right. */
export function addressFault(typed: string, typing = false): AddressFault | undefined {
  const text = typed.trim()
  if (text === '' || (typing && BEGINNINGS.some((beginning) => beginning.startsWith(text.toLowerCase())))) return undefined
  if (!/^[a-z][\w+.-]*:\/\//i.test(text)) return 'noScheme'
  if (/\s/.test(text) || !URL.canParse(text)) return 'malformed'
  const { protocol, hostname, username, password, search, hash } = new URL(text)
  if (protocol === 'http:' && !ON_THIS_COMPUTER.has(hostname)) return 'http'
  if (protocol !== 'https:' && protocol !== 'http:') return 'scheme'
  if (hostname.endsWith('.') || (protocol === 'https:' && !/[.:]|^localhost$/.test(hostname))) return typing ? undefined : 'malformed'
  if (username !== '' || password !== '') return 'login'
  return search !== '' || hash !== '' || /[?#]$/.test(text) ? 'query' : undefined
}

/** As it is asked and kept: without blanks, and without slashes at its end. */
export const cleanAddress = (typed: string): string => typed.trim().replace(/\/+$/, '')
