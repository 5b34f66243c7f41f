import { fittedSize } from '~/domain/productImage'
import { call } from '~/worker/client'
import type { ProductImage } from '~/domain/product'

const QUALITY = 0.86

/** The file holds no picture that the browser can read. */
export class NoPicture extends Error {}

/**
 * A picture as it is kept: upright, its longest side at most IMAGE_SIDE, as WebP, else JPEG. Being drawn anew takes out where and with what it was taken.
 * Throws NoPicture.
 */
async function shrink(file: Blob): Promise<{ blob: Blob; width: number; height: number }> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new NoPicture()
  })
  try {
    const size = fittedSize(bitmap.width, bitmap.height)
    const canvas = document.createElement('canvas')
    canvas.width = size.width
    canvas.height = size.height
    const context = canvas.getContext('2d')
    if (!context) throw new NoPicture()
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, 0, 0, size.width, size.height)
    const webp = await toBlob(canvas, 'image/webp')
    // A browser that cannot write WebP gives PNG instead.
    return { blob: webp.type === 'image/webp' ? webp : await toBlob(canvas, 'image/jpeg'), ...size }
  } finally {
    bitmap.close()
  }
}

function toBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new NoPicture())), type, QUALITY)
  })
}

/** Keeps a picture as a file of the shop. Throws NoPicture, CommerceError. */
export async function addImage(file: Blob, alt: string): Promise<ProductImage> {
  const { blob, width, height } = await shrink(file)
  const key = crypto.randomUUID()
  await call('images.add', { key, file: blob })
  return { key, alt, width, height, bytes: blob.size }
}
