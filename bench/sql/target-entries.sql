CREATE TABLE entries (
  id bigint NOT NULL,
  account bigint NOT NULL,
  size bigint NOT NULL,
  name text NOT NULL,
  created timestamptz NOT NULL,
  document jsonb NOT NULL,
  active boolean NOT NULL,
  score double precision NOT NULL,
  note text,
  parent bigint
);
