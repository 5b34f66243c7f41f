import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Picture, ProductImage } from '~/domain/product'
import { shopId } from '~/session/shop'
import { ProductPicture } from '~/ui/ProductPicture'
import { call } from '~/worker/client'

/** The first picture of a product, a photo before a drawing; an empty square where there is none. */
export function ListingThumb({
  picture,
  image,
  size,
  decorative = false,
}: {
  picture?: Picture
  image?: ProductImage
  size: number
  decorative?: boolean
}) {
  if (image) return <Photo image={image} size={size} decorative={decorative} />
  if (picture) return <ProductPicture picture={picture} size={size} decorative={decorative} />
  return <span className="zg-no-picture" style={{ width: size, height: size }} aria-hidden="true" />
}

function Photo({ image: { key, alt }, size, decorative }: { image: ProductImage; size: number; decorative: boolean }) {
  const { data: file } = useQuery({
    queryKey: [shopId(), 'image', key],
    queryFn: ({ signal }) => call('images.read', { key }, { signal }),
  })
  const shown = useRef<HTMLImageElement>(null)
  useEffect(() => {
    if (!file) return
    const url = URL.createObjectURL(file)
    if (shown.current) shown.current.src = url
    return () => URL.revokeObjectURL(url)
  }, [file])
  if (!file) return <span className="zg-no-picture" style={{ width: size, height: size }} aria-hidden="true" />
  return <img ref={shown} alt={decorative ? '' : alt} width={size} height={size} className="zg-photo" />
}
