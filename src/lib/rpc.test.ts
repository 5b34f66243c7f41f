import { describe, expect, it } from 'vitest'
import { Caller, type Reply, type Request, serve } from './rpc'

type Answer = Parameters<typeof serve>[1]

/** Both ends in one thread; messages are cloned as a worker's are. */
function aLine(answer: Answer) {
  let receive: (request: Request) => void = () => undefined
  const caller = new Caller(
    { postMessage: (request) => receive(structuredClone(request)) },
    ({ name, kind, message }) => new Error(`${name} ${kind ?? ''} ${message}`),
  )
  const send = (reply: Reply) => caller.receive(structuredClone(reply))
  serve({ listen: (listener) => (receive = listener), send }, answer)
  return caller
}

describe('a call', () => {
  it('brings the answer and the progress of its own request, in whatever order they come', async () => {
    const caller = aLine(async (name, args, { progress }) => {
      progress(`${name} begun`)
      await new Promise((done) => setTimeout(done, name === 'slow' ? 5 : 0))
      return [name, args]
    })
    const heard: unknown[] = []
    const [slow, fast] = await Promise.all([caller.call('slow', 1, { onProgress: (value) => heard.push(value) }), caller.call('fast', 2)])
    expect([slow, fast, heard]).toEqual([['slow', 1], ['fast', 2], ['slow begun']])
  })

  it('rejects with the name, kind and message of what was thrown', async () => {
    const caller = aLine(async () => {
      throw Object.assign(new Error('no room'), { name: 'CommerceError', kind: 'full' })
    })
    await expect(caller.call('x', {})).rejects.toThrow('CommerceError full no room')
  })

  it('that is aborted rejects at once and tells the other side, which stops', async () => {
    let stopped = false
    const caller = aLine(
      (_name, _args, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped = true
            reject(new DOMException('aborted', 'AbortError'))
          })
        }),
    )
    const abort = new AbortController()
    const asked = caller.call('x', {}, { signal: abort.signal })
    abort.abort()
    await expect(asked).rejects.toThrow('aborted')
    expect(stopped).toBe(true)
  })

  it('rejects where the other side is gone', async () => {
    const caller = aLine(() => new Promise(() => undefined))
    const asked = caller.call('x', {})
    caller.fail(new Error('the worker stopped'))
    await expect(asked).rejects.toThrow('the worker stopped')
  })
})
