import { expect } from 'vitest'
import { SYNC_AREAS } from '~/commerce/adapter'
import { openRest } from '~/adapters/rest/open'
import { ADDRESS, aRestShop } from '../restShop'
import { conformance } from './conformance'
import { never } from './law'
import { seededShop } from './mockSide'
import type { OtherSide } from './seed'

/** The contract of openapi.yaml over HTTP, in pages of two; every answer is held against the contract. */
async function overHttp(): Promise<OtherSide> {
  const { shop, trouble, outside, wrong } = aRestShop({ messages: ['chat', 'platform'] })
  const { seen } = seededShop(SYNC_AREAS, shop)
  const inTwos: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (url.searchParams.has('limit')) url.searchParams.set('limit', '2')
    expect(wrong).toEqual([])
    return outside.fetch(url, init)
  }
  return {
    adapter: await openRest({ address: ADDRESS, token: 'secret' }, { ...outside, fetch: inTwos }, never),
    ...seen,
    sent: () => shop.messages,
    loseAnswer: () => trouble.begin('lostAnswer', 1),
    signOut: () => trouble.begin('signedOut'),
  }
}

await conformance('the REST contract', overHttp)
