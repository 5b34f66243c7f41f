// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { BEAT_MS, GONE_MS, Presence, type PresenceChannel, type PresenceWorld, TYPING_MS } from './presence'

/** Channels of one name: what one posts, the others hear. */
class Room {
  readonly #channels = new Set<PresenceChannel>()

  channel(): PresenceChannel {
    const channel: PresenceChannel = {
      onmessage: null,
      postMessage: (data: unknown) => {
        for (const other of this.#channels) if (other !== channel) other.onmessage?.(new MessageEvent('message', { data: structuredClone(data) }))
      },
      close: () => void this.#channels.delete(channel),
    }
    this.#channels.add(channel)
    return channel
  }
} // prettier-ignore

let room: Room
let now = 0
let living: ReadonlySet<string> | undefined
beforeEach(() => {
  room = new Room()
  now = 1_000_000
  living = undefined
})
const tab = (name: string, set: Partial<PresenceWorld> = {}) =>
  new Presence({
    channel: room.channel(),
    tab: name,
    who: () => `${name}'s`,
    now: () => now,
    living: () => Promise.resolve(living),
    ...set,
  })

describe('two tabs on one ticket', () => {
  it('see each other, whichever came first', () => {
    const [a, b] = [tab('a'), tab('b')]
    a.look('t1')
    expect(a.others()).toEqual([])
    b.look('t1')
    expect(a.others()).toEqual([{ tab: 'b', who: "b's", typing: false }])
    expect(b.others()).toEqual([{ tab: 'a', who: "a's", typing: false }])
  })

  it('do not see who has another ticket open, or leaves, or closes', () => {
    const [a, b] = [tab('a'), tab('b')]
    a.look('t1')
    b.look('t2')
    expect(a.others()).toEqual([])
    b.look('t1')
    expect(a.others()).toHaveLength(1)
    b.look('t2')
    expect(a.others()).toEqual([])
    b.look('t1')
    b.close()
    expect(a.others()).toEqual([])
  })

  it('tell when one types, and when it has stopped', async () => {
    const [a, b] = [tab('a'), tab('b')]
    a.look('t1')
    b.look('t1')
    b.type()
    expect(a.others()[0].typing).toBe(true)
    now += TYPING_MS
    await b.beat()
    await a.beat()
    expect(a.others()).toEqual([{ tab: 'b', who: "b's", typing: false }])
  })

  it('are told once of each change, and not of beats that change nothing', async () => {
    const [a, b] = [tab('a'), tab('b')]
    let told = 0
    a.look('t1')
    a.subscribe(() => told++)
    b.look('t1')
    const before = a.others()
    await b.beat()
    await b.beat()
    expect([told, a.others() === before]).toEqual([1, true])
  })

  it('forget one that fell silent, but not one that the browser says lives on in the background', async () => {
    const [a, b] = [tab('a'), tab('b')]
    a.look('t1')
    b.look('t1')
    living = new Set(['a', 'b'])
    now += GONE_MS + BEAT_MS
    await a.beat()
    expect(a.others()).toHaveLength(1)
    living = new Set(['a'])
    await a.beat()
    expect(a.others()).toEqual([])
    b.look('t2')
    b.look('t1')
    living = undefined
    now += GONE_MS + 1
    await a.beat()
    expect(a.others()).toEqual([])
  })

  it('are not put off by what others say on their channel', () => {
    const a = tab('a')
    a.look('t1')
    const other = room.channel()
    for (const said of [null, 'x', {}, { kind: 'here' }]) other.postMessage(said)
    expect(a.others()).toEqual([])
  })
})
