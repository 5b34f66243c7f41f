import { getResponse, type RequestHandler } from 'msw'

/** A fetch that handlers answer; what none of them knows goes to the network, or fails where there is none. */
export function mockFetch(handlers: () => RequestHandler[], network?: typeof fetch): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init)
    if (request.signal.aborted) throw request.signal.reason
    const answer = await getResponse(handlers(), request)
    if (answer) return answer
    if (network) return network(request)
    throw new TypeError(`nobody answers ${request.url}`)
  }
}
