import { useEffect } from 'react'
import { useLocation } from 'react-router'

/** A link such as `/listings/mug#editor-skus` leads to that part of the editor. */
export function useFieldInAddress(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash.length < 2) return
    const field = document.getElementById(hash.slice(1))
    field?.scrollIntoView({ block: 'center' })
    field?.focus({ preventScroll: true })
  }, [hash])
}
