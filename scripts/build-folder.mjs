// Where Next finds the application it serves. A build is kept under the hash of its sources and never changed, so a
// running site keeps its files while the next build is made. Unset: Next's own `.next`, where building and developing happen.
export const buildFolder = () => process.env.VIDARE_BUILD || '.next'
