-- Search that forgives typing errors, and distance.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS cube;
CREATE EXTENSION IF NOT EXISTS earthdistance;

CREATE INDEX idx_clinics_name_trgm ON clinics.clinics USING gin (name gin_trgm_ops);
CREATE INDEX idx_services_name_trgm ON clinics.services USING gin (name gin_trgm_ops);
CREATE INDEX idx_clinics_position ON clinics.clinics USING gist (ll_to_earth(latitude, longitude));
CREATE INDEX idx_clinics_city_trgm ON clinics.clinics USING gin (city gin_trgm_ops);
