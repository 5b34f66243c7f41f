export default function ProductDrawer() {
  return null
}
