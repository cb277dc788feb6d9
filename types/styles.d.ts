declare module "*.scss"
