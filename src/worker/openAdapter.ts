import { openRest } from '~/adapters/rest/open'
import type { ConnectionDetails } from '~/commerce/connection'
import { CommerceError } from '~/commerce/errors'
import type { Outside } from '~/commerce/http'
import { openDemoApi } from './demoApi'
import type { OpenAdapter } from './syncWorld'

/** Opens the API that these details lead to; of the demo API the shop's own. Throws CommerceError. */
export async function openAdapter(
  shop: string,
  { platform, address, token }: ConnectionDetails,
  world: Omit<Outside, 'fetch'>,
  signal: AbortSignal,
): Promise<OpenAdapter> {
  if (platform === 'demo') {
    // It takes any token, and has no other than its own.
    const api = await openDemoApi(shop)
    return openRest({ address: api.address, token: api.token }, api.outside, signal)
  }
  // Without a scheme it would be a page of our own.
  if (!/^https?:\/\/[^/]/i.test(address) || !URL.canParse(address)) throw new CommerceError('invalid', `no address of an API: ${address}`)
  return openRest({ address, token }, { ...world, fetch: (input, init) => fetch(input, init) }, signal)
}
