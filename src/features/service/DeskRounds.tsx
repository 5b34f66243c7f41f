import { useEffect } from 'react'
import { useShop } from '~/session/shop'
import { call } from '~/worker/client'

const EVERY_MS = 60_000
/** What was closed long ago is moved into files once the user has had the first half minute, and looked for again now and then. */
const PACK_AFTER_MS = 30_000
const PACK_EVERY_MS = 1_800_000

/** Has the desk do what it does by itself, while the application is open: what is late is escalated, what was solved long ago is closed, what was closed long ago goes into files. Stands once in the frame, and shows nothing. */
export default function DeskRounds() {
  const id = useShop((shop) => shop.id)
  const open = useShop((shop) => shop.state === 'open')
  useEffect(() => {
    if (!open) return
    // What does not work now is tried again in a minute.
    const quietly = () => void call('desk.runDue', {}).catch(() => undefined)
    quietly()
    const again = setInterval(quietly, EVERY_MS)
    return () => clearInterval(again)
  }, [id, open])
  useEffect(() => {
    if (!open) return
    const leaving = new AbortController()
    const pack = async () => {
      const now = Date.now()
      if (await call('tickets.packable', { now })) await call('tickets.pack', { now }, { signal: leaving.signal })
    }
    // What is not moved now is moved the next time.
    const quietly = () => void pack().catch(() => undefined)
    const first = setTimeout(quietly, PACK_AFTER_MS)
    const again = setInterval(quietly, PACK_EVERY_MS)
    return () => {
      leaving.abort()
      clearTimeout(first)
      clearInterval(again)
    }
  }, [id, open])
  return null
}
