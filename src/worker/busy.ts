let calls = 0
const waiting = new Set<() => void>()

/** Answers a call of the page: what nobody waits for lets it go first. */
export async function busyWith<T>(work: () => Promise<T>): Promise<T> {
  calls++
  try {
    return await work()
  } finally {
    calls--
    if (calls === 0) for (const go of waiting) go()
  }
}

/** Resolves when no call is being answered, those that have already arrived among them; at the latest after `mostMs`. */
export async function whenFree(mostMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
  if (calls === 0) return
  await new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(late)
      waiting.delete(go)
      resolve()
    }
    const late = setTimeout(go, mostMs)
    waiting.add(go)
  })
}
