import { describe, expect, test } from 'vitest'
import { sealToken, unsealToken } from './sealToken'

describe('a sealed token', () => {
  test('is opened by its passphrase, and by no other', async () => {
    const sealed = await sealToken('shpat_123 密', 'correct horse é')
    expect(await unsealToken(sealed, 'correct horse é')).toBe('shpat_123 密')
    // The same letters, typed decomposed.
    expect(await unsealToken(sealed, 'correct horse e\u0301')).toBe('shpat_123 密')
    expect(await unsealToken(sealed, 'correct horse e')).toBeUndefined()
    expect(await unsealToken(sealed, '')).toBeUndefined()
  })

  test('is not opened where a byte was changed', async () => {
    const sealed = await sealToken('secret', 'open sesame')
    const flipped = (bytes: ArrayBuffer) => {
      const copy = new Uint8Array(bytes.slice(0))
      copy[copy.length - 1] ^= 1
      return copy
    }
    expect(await unsealToken({ ...sealed, bytes: flipped(sealed.bytes).buffer }, 'open sesame')).toBeUndefined()
    expect(await unsealToken({ ...sealed, iv: flipped(sealed.iv.buffer) }, 'open sesame')).toBeUndefined()
    expect(await unsealToken({ ...sealed, salt: flipped(sealed.salt.buffer) }, 'open sesame')).toBeUndefined()
    expect(await unsealToken(sealed, 'open sesame')).toBe('secret')
  })

  test('tells nothing of itself, and a guess is dear', async () => {
    const [one, other] = await Promise.all([sealToken('secret', 'p'), sealToken('secret', 'p')])
    expect(new Uint8Array(one.bytes)).not.toEqual(new Uint8Array(other.bytes))
    expect(one.salt).not.toEqual(other.salt)
    expect(Buffer.from(one.bytes).includes('secret')).toBe(false)
    expect(one.rounds).toBeGreaterThanOrEqual(600_000)
  })
})
