import { CommerceError } from '~/commerce/errors'
import { type Answer, ask, type Outside } from '~/commerce/http'
import type { WireShop } from './wire'

/** How to reach an API of the contract. */
export interface RestDetails {
  /** Address of the API, with or without a slash at its end. */
  address: string
  token: string
}

/** One API, asked with its token. */
export class RestConnection {
  readonly #details: RestDetails
  readonly #outside: Outside
  shop: WireShop = { currency: 'USD' }

  constructor(details: RestDetails, outside: Outside) {
    this.#details = details
    this.#outside = outside
  }

  /** The answer as JSON. Answers that tell of the token or of the record are thrown. */
  async get(path: string, query: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Promise<Answer> {
    const search = new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
    const url = this.#url(path) + (search.size > 0 ? `?${search}` : '')
    const answer = await ask({ method: 'GET', url, headers: this.#headers(), again: true }, this.#outside, signal)
    if (answer.status >= 400) throw problemOf(answer, url)
    return answer
  }

  /** Conflicts (409) and what the API finds invalid (422) are handed back; the id in the path lets it be sent again. */
  async put(path: string, body: unknown, headers: Record<string, string>, signal: AbortSignal): Promise<Answer> {
    const url = this.#url(path)
    const sent = { ...this.#headers(), 'Content-Type': 'application/json', ...headers }
    const answer = await ask({ method: 'PUT', url, headers: sent, body, again: true }, this.#outside, signal)
    if (answer.status >= 400 && answer.status !== 409 && answer.status !== 412 && answer.status !== 422) throw problemOf(answer, url)
    return answer
  }

  #url(path: string): string {
    return this.#details.address.replace(/\/+$/, '') + path
  }

  #headers(): Record<string, string> {
    return { Accept: 'application/json', Authorization: `Bearer ${this.#details.token}` }
  }
}

function problemOf({ status, json }: Answer, url: string): CommerceError {
  const says = typeof json === 'object' && json !== null && 'title' in json ? String(json.title) : ''
  const kind =
    status === 401
      ? 'unauthorized'
      : status === 403
        ? 'forbidden'
        : status === 404 || status === 410
          ? 'notFound'
          : status === 405 || status === 501
            ? 'unsupported'
            : 'invalid'
  return new CommerceError(kind, `${status} ${says} from ${url}`)
}
