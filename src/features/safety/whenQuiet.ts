const QUIET_AFTER_MS = 2000

/** Resolves when the first screen has had processor and network for itself. */
export function whenQuiet(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: QUIET_AFTER_MS })
      else resolve()
    }, QUIET_AFTER_MS)
  })
}
